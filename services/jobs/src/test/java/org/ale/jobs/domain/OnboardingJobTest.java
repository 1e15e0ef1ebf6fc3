/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.domain;

import static org.ale.jobs.domain.JobFixtures.ACME;
import static org.ale.jobs.domain.JobFixtures.CENTS_2;
import static org.ale.jobs.domain.JobFixtures.JOB;
import static org.ale.jobs.domain.JobFixtures.NOW;
import static org.ale.jobs.domain.JobFixtures.OTHER;
import static org.ale.jobs.domain.JobFixtures.TREES;
import static org.ale.jobs.domain.JobFixtures.drafting;
import static org.ale.jobs.domain.JobFixtures.funding;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.Ale;
import org.ale.kernel.ClientId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.TaskType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A job that pays newcomers: its items are places, and it asks nothing itself. */
class OnboardingJobTest {
    private static final int PLACES = 19;
    private static final int ASKED = 20;
    private static final Ale BUDGET = Ale.ofWhole(40);
    static final List<JobCommand> ONLY_FOR_ITEMS =
            List.of(
                    JobFixtures.adding(0, 0, JobFixtures.items("oak")),
                    new JobCommand.PromoteJob(ACME, BUDGET, NOW));
    static final List<JobCommand> ONLY_FOR_OPEN_ITEMS =
            List.of(new JobCommand.PauseJob(ACME, NOW), new JobCommand.EndJob(ACME, NOW));

    private final DeciderSpec<JobCommand, JobState, JobEvent> job =
            new DeciderSpec<>(new JobDecider());

    private static JobDraft draft(String question, List<String> labels) {
        return new JobDraft(
                ACME, "Welcome", TaskType.ONBOARDING, question, labels, "", PLACES, "", 0);
    }

    private static JobCommand quoting(int asked, CommunityParameters parameters) {
        return new JobCommand.QuoteJob(ACME, BUDGET, parameters, CENTS_2, asked, NOW);
    }

    private static JobCommand quoting(int asked) {
        return quoting(asked, CommunityParameters.STRICT);
    }

    private static JobCommand opening(ClientId client) {
        return new JobCommand.OpenJob(client, NOW);
    }

    private DeciderSpec<JobCommand, JobState, JobEvent> funded() {
        return job.given().after(drafting(draft("", List.of())), quoting(ASKED), funding(BUDGET));
    }

    /** 40 ALE less 5 % are 38: 2 for each of 19. Twenty answers take two minutes: 30 an hour. */
    @Test
    void aPlacePaysForAllAnswersOfTheSet() {
        var events =
                job.given().after(drafting(draft("", List.of()))).when(quoting(ASKED)).events();
        var quote = assertInstanceOf(JobEvent.JobQuoted.class, events.getFirst()).quote();
        assertEquals(Ale.ofWhole(2), quote.pot());
        assertEquals(20_000, quote.expectedVotesMilli());
        assertEquals(30 * 2 * CENTS_2, quote.hourlyMicroUsd());
    }

    @Test
    void theHourlyFloorHoldsForNewcomersToo() {
        job.given()
                .after(drafting(draft("", List.of())))
                .when(quoting(ASKED, CommunityParameters.BALANCED))
                .thenRejected(JobRejection.BELOW_HOURLY_FLOOR);
    }

    @Test
    void nobodyPaysForASetThatIsNotThere() {
        job.given()
                .after(drafting(draft("", List.of())))
                .when(quoting(0))
                .thenRejected(JobRejection.NO_ONBOARDING_SET);
    }

    @Test
    void asksNothingItself() {
        job.given()
                .when(drafting(draft("A tree?", List.of())))
                .thenRejected(JobRejection.DRAFT_INVALID);
        job.when(drafting(draft("", List.of("no", "yes"))))
                .thenRejected(JobRejection.DRAFT_INVALID);
    }

    @Test
    void offersItsPlacesWhenItOpens() {
        funded().when(opening(ACME))
                .then(new JobEvent.PlacesOffered(JOB, TREES, PLACES, Ale.ofWhole(2), NOW));
        job.when(opening(OTHER)).thenRejected(JobRejection.JOB_NOT_FOUND);
    }

    @Test
    void placesFollowWhatArrivedOnTheChain() {
        job.given()
                .after(
                        drafting(draft("", List.of())),
                        quoting(ASKED),
                        new JobCommand.FundByDeposit(
                                JOB, "0xab:1", "0xcd", Ale.ofWhole(80), NOW, NOW))
                .when(opening(ACME))
                .then(new JobEvent.PlacesOffered(JOB, TREES, PLACES, Ale.ofWhole(4), NOW));
    }

    @Test
    void isWithdrawnInsteadOfCancelled() {
        funded().after(opening(ACME))
                .when(new JobCommand.CancelJob(ACME, NOW))
                .then(new JobEvent.PlacesWithdrawn(JOB, TREES, false, false, NOW));
        job.when(new JobCommand.CompleteJob(Ale.ZERO, Ale.ZERO, BUDGET, NOW))
                .then(new JobEvent.JobCompleted(JOB, TREES, Ale.ZERO, Ale.ZERO, BUDGET, true, NOW));
    }

    @Test
    void tellsIfItIsWithdrawnBeforeItWasFunded() {
        job.given()
                .after(drafting(draft("", List.of())))
                .when(new JobCommand.CancelJob(ACME, NOW))
                .then(new JobEvent.PlacesWithdrawn(JOB, TREES, true, false, NOW));
    }

    @ParameterizedTest
    @FieldSource("ONLY_FOR_ITEMS")
    void hasNoItemsAndNoPlaceInTheFeed(JobCommand command) {
        funded().when(command).thenRejected(JobRejection.NOT_FOR_ONBOARDING);
    }

    @ParameterizedTest
    @FieldSource("ONLY_FOR_OPEN_ITEMS")
    void isNeitherPausedNorEnded(JobCommand command) {
        funded().after(opening(ACME)).when(command).thenRejected(JobRejection.NOT_FOR_ONBOARDING);
    }
}
