/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.domain;

import static org.ale.jobs.domain.JobFixtures.ACME;
import static org.ale.jobs.domain.JobFixtures.BUDGET;
import static org.ale.jobs.domain.JobFixtures.JOB;
import static org.ale.jobs.domain.JobFixtures.NOW;
import static org.ale.jobs.domain.JobFixtures.TREES;
import static org.ale.jobs.domain.JobFixtures.adding;
import static org.ale.jobs.domain.JobFixtures.draft;
import static org.ale.jobs.domain.JobFixtures.drafting;
import static org.ale.jobs.domain.JobFixtures.funding;
import static org.ale.jobs.domain.JobFixtures.items;
import static org.ale.jobs.domain.JobFixtures.quoting;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.ale.eventsourcing.Policy.Addressed;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.jobs.policy.FollowsTheChain;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.TaskType;
import org.ale.schemas.chainbridge.v1.ChainEvent;
import org.ale.schemas.chainbridge.v1.DepositFinalized;
import org.ale.schemas.chainbridge.v1.JobCloseFinalized;
import org.junit.jupiter.api.Test;

/** Long after its last movement anybody may have a job's escrow closed: its money is gone. */
class ClosedEscrowTest {
    private static final JobCommand CLOSE = new JobCommand.CancelByClose(NOW);
    private static final JobCommand DEPOSIT =
            new JobCommand.FundByDeposit(JOB, "0xab:1", "0xcd", BUDGET, NOW, NOW);
    private static final JobEvent CANCELLED =
            new JobEvent.JobCancelled(JOB, TREES, false, true, NOW);

    private final DeciderSpec<JobCommand, JobState, JobEvent> job =
            new DeciderSpec<>(new JobDecider());

    private DeciderSpec<JobCommand, JobState, JobEvent> quoted() {
        return job.given().after(drafting(draft(1, "")), adding(0, 0, items("a")), quoting(BUDGET));
    }

    private DeciderSpec<JobCommand, JobState, JobEvent> opened(JobCommand funding) {
        return quoted().after(funding, new JobCommand.OpenJob(ACME, NOW));
    }

    @Test
    void nobodyWorksOnForMoneyThatIsGone() {
        quoted().after(DEPOSIT).when(CLOSE).then(CANCELLED);
        opened(DEPOSIT).when(CLOSE).then(CANCELLED);
        opened(DEPOSIT).after(new JobCommand.PauseJob(ACME, NOW)).when(CLOSE).then(CANCELLED);
    }

    @Test
    void newcomersAreNotPaidFromItEither() {
        var places =
                new JobDraft(ACME, "Welcome", TaskType.ONBOARDING, "", List.of(), "", 2, "", 0);
        var quoting =
                new JobCommand.QuoteJob(
                        ACME, BUDGET, CommunityParameters.STRICT, JobFixtures.CENTS_2, 20, NOW);
        job.given()
                .after(drafting(places), quoting, DEPOSIT, new JobCommand.OpenJob(ACME, NOW))
                .when(CLOSE)
                .then(new JobEvent.PlacesWithdrawn(JOB, TREES, false, true, NOW));
    }

    /** Its last pools may still be decided, and must not be paid. */
    @Test
    void whatEndsAlreadyIsToldOfToo() {
        opened(DEPOSIT).after(new JobCommand.EndJob(ACME, NOW)).when(CLOSE).then(CANCELLED);
        opened(DEPOSIT).after(new JobCommand.CancelJob(ACME, NOW)).when(CLOSE).then(CANCELLED);
    }

    @Test
    void whatIsOverStaysAsItIs() {
        var complete = new JobCommand.CompleteJob(BUDGET, Ale.ZERO, Ale.ZERO, NOW);
        opened(DEPOSIT).after(complete).when(CLOSE).thenNothing();
        opened(DEPOSIT).after(new JobCommand.CancelJob(ACME, NOW), complete);
        job.when(CLOSE).thenNothing();
        opened(DEPOSIT).after(CLOSE).when(CLOSE).thenNothing();
        job.given().when(CLOSE).thenNothing();
    }

    /** Anybody may deposit for any job, and long after close what he deposited. */
    @Test
    void aJobThatTheChainDoesNotPayForGoesOn() {
        quoted().when(CLOSE).thenNothing();
        opened(funding(BUDGET)).when(CLOSE).thenNothing();
        opened(funding(BUDGET)).after(DEPOSIT).when(CLOSE).thenNothing();
    }

    @Test
    void followsTheChain() {
        var closed = JobCloseFinalized.newBuilder().setJobId(JOB.toString()).build();
        assertEquals(
                List.of(new Addressed<>(JOB.toString(), CLOSE)),
                follow(ChainEvent.newBuilder().setJobCloseFinalized(closed).build()));
        var deposit =
                DepositFinalized.newBuilder()
                        .setDepositId("0xab:1")
                        .setJobId(JOB.toString())
                        .setPayer("0xcd")
                        .setAleBaseUnits(BUDGET.toString())
                        .build();
        assertEquals(
                List.of(new Addressed<>(JOB.toString(), DEPOSIT)),
                follow(ChainEvent.newBuilder().setDepositFinalized(deposit).build()));
        assertEquals(List.of(), follow(ChainEvent.getDefaultInstance()));
    }

    private static List<Addressed<JobCommand>> follow(ChainEvent event) {
        return new FollowsTheChain().commandsFor("31337", event, NOW);
    }
}
