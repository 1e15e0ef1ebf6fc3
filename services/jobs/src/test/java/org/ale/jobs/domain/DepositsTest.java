/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.domain;

import static org.ale.jobs.domain.JobFixtures.ACME;
import static org.ale.jobs.domain.JobFixtures.BUDGET;
import static org.ale.jobs.domain.JobFixtures.JOB;
import static org.ale.jobs.domain.JobFixtures.NOW;
import static org.ale.jobs.domain.JobFixtures.TREES;
import static org.ale.jobs.domain.JobFixtures.draft;
import static org.ale.jobs.domain.JobFixtures.drafting;
import static org.ale.jobs.domain.JobFixtures.funding;
import static org.ale.jobs.domain.JobFixtures.quoting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.Ale;
import org.junit.jupiter.api.Test;

/** Money from the chain funds a job or goes back with a reason; it is never lost. */
class DepositsTest {
    private static final String PAYER = "0x00000000000000000000000000000000000000aa";
    private final DeciderSpec<JobCommand, JobState, JobEvent> job =
            new DeciderSpec<>(new JobDecider());

    private static JobCommand deposit(String id, Ale amount) {
        return deposit(id, amount, NOW, NOW);
    }

    private static JobCommand deposit(String id, Ale amount, Instant madeAt, Instant finalAt) {
        return new JobCommand.FundByDeposit(JOB, id, PAYER, amount, madeAt, finalAt);
    }

    private DeciderSpec<JobCommand, JobState, JobEvent> quoted(int items) {
        return job.given().after(drafting(draft(items, "")), quoting(BUDGET));
    }

    private static JobEvent refused(String id, Ale amount, DepositRefusal reason) {
        return new JobEvent.DepositRefused(JOB, TREES, id, PAYER, amount, reason, NOW);
    }

    @Test
    void whatWasQuotedFundsTheJobAsQuoted() {
        quoted(7)
                .when(deposit("0x1:0", BUDGET))
                .then(
                        new JobEvent.JobFunded(
                                JOB,
                                TREES,
                                ACME,
                                BUDGET,
                                Ale.ofWhole(250),
                                Ale.ofBaseUnits("678571428571428571428"),
                                7,
                                Ale.ofBaseUnits(4),
                                "0x1:0",
                                NOW));
    }

    @Test
    void onePercentLessIsTakenAndEveryPotIsMadeOfWhatArrived() {
        var arrived = Ale.ofWhole(4_950);
        var funded =
                (JobEvent.JobFunded)
                        quoted(1000).when(deposit("0x1:0", arrived)).events().getFirst();
        assertEquals(Ale.ofBaseUnits("247500000000000000000"), funded.fee());
        assertEquals(Ale.ofBaseUnits("4702500000000000000"), funded.pot());
        assertEquals(Ale.ZERO, funded.remainder());
    }

    @Test
    void moreThanQuotedIsTakenWhole() {
        var funded =
                (JobEvent.JobFunded)
                        quoted(3).when(deposit("0x1:0", Ale.ofWhole(6_000))).events().getFirst();
        var parts = funded.fee().plus(funded.pot().times(3)).plus(funded.remainder());
        assertEquals(Ale.ofWhole(6_000), parts);
    }

    @Test
    void oneUnitLessThanThatGoesBack() {
        var little = Ale.ofWhole(4_950).minus(Ale.ofBaseUnits(1));
        quoted(1000)
                .when(deposit("0x1:0", little))
                .then(refused("0x1:0", little, DepositRefusal.DEPOSIT_TOO_SMALL));
    }

    @Test
    void aLateOneGoesBack() {
        var late = NOW.plus(Duration.ofHours(2));
        quoted(2)
                .when(deposit("0x1:0", BUDGET, late.minusSeconds(60), late))
                .then(
                        new JobEvent.DepositRefused(
                                JOB,
                                TREES,
                                "0x1:0",
                                PAYER,
                                BUDGET,
                                DepositRefusal.QUOTE_EXPIRED,
                                late));
    }

    @Test
    void oneMadeInTimeIsTakenHoweverLateItIsFinal() {
        var late = NOW.plus(Duration.ofHours(2));
        var inTime = NOW.plus(Duration.ofMinutes(59));
        var funded = quoted(2).when(deposit("0x1:0", BUDGET, inTime, late)).events().getFirst();
        assertInstanceOf(JobEvent.JobFunded.class, funded);
        quoted(2)
                .after(new JobCommand.CancelJob(ACME, NOW))
                .when(deposit("0x1:0", BUDGET, inTime, late))
                .then(
                        new JobEvent.DepositRefused(
                                JOB,
                                TREES,
                                "0x1:0",
                                PAYER,
                                BUDGET,
                                DepositRefusal.WRONG_STATE,
                                late));
    }

    @Test
    void aBlockWhoseClockIsAheadIsJudgedByTheLog() {
        var ahead = NOW.plus(Duration.ofHours(2));
        var funded = quoted(2).when(deposit("0x1:0", BUDGET, ahead, NOW)).events().getFirst();
        assertInstanceOf(JobEvent.JobFunded.class, funded);
    }

    @Test
    void oneForAnUnknownJobGoesBack() {
        job.given()
                .when(deposit("0x1:0", BUDGET))
                .then(
                        new JobEvent.DepositRefused(
                                JOB,
                                JobEvent.NO_COMMUNITY,
                                "0x1:0",
                                PAYER,
                                BUDGET,
                                DepositRefusal.JOB_NOT_FOUND,
                                NOW));
    }

    @Test
    void oneBeforeAQuoteAndOneAfterTheEndGoBack() {
        job.given()
                .after(drafting(draft(2, "")))
                .when(deposit("0x1:0", BUDGET))
                .then(refused("0x1:0", BUDGET, DepositRefusal.WRONG_STATE));
        quoted(2)
                .after(new JobCommand.CancelJob(ACME, NOW))
                .when(deposit("0x1:0", BUDGET))
                .then(refused("0x1:0", BUDGET, DepositRefusal.WRONG_STATE));
    }

    @Test
    void aSecondOneGoesBack() {
        quoted(2)
                .after(deposit("0x1:0", BUDGET))
                .when(deposit("0x2:0", BUDGET))
                .then(refused("0x2:0", BUDGET, DepositRefusal.ALREADY_DEPOSITED));
        quoted(2)
                .after(funding(BUDGET))
                .when(deposit("0x2:0", BUDGET))
                .then(refused("0x2:0", BUDGET, DepositRefusal.ALREADY_DEPOSITED));
    }

    @Test
    void theSameOneToldTwiceCountsOnce() {
        quoted(2).after(deposit("0x1:0", BUDGET)).when(deposit("0x1:0", BUDGET)).thenNothing();
        job.given().after(deposit("0x1:0", BUDGET)).when(deposit("0x1:0", BUDGET)).thenNothing();
    }
}
