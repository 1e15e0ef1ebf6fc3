/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.domain;

import static org.ale.jobs.domain.JobFixtures.ACME;
import static org.ale.jobs.domain.JobFixtures.BUDGET;
import static org.ale.jobs.domain.JobFixtures.JOB;
import static org.ale.jobs.domain.JobFixtures.NOW;
import static org.ale.jobs.domain.JobFixtures.OTHER;
import static org.ale.jobs.domain.JobFixtures.TREES;
import static org.ale.jobs.domain.JobFixtures.adding;
import static org.ale.jobs.domain.JobFixtures.draft;
import static org.ale.jobs.domain.JobFixtures.drafting;
import static org.ale.jobs.domain.JobFixtures.funding;
import static org.ale.jobs.domain.JobFixtures.items;
import static org.ale.jobs.domain.JobFixtures.quoting;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.TaskType;
import org.junit.jupiter.api.Test;

class JobDeciderTest {
    private final DeciderSpec<JobCommand, JobState, JobEvent> job =
            new DeciderSpec<>(new JobDecider());

    private DeciderSpec<JobCommand, JobState, JobEvent> drafted(int items) {
        return job.given().after(drafting(draft(items, "")));
    }

    private DeciderSpec<JobCommand, JobState, JobEvent> opened() {
        return drafted(2)
                .after(
                        adding(0, 0, items("a", "b")),
                        quoting(BUDGET),
                        funding(BUDGET),
                        new JobCommand.OpenJob(ACME, NOW));
    }

    private void priced(int items, String pot, String remainder) {
        var funded =
                (JobEvent.JobFunded)
                        drafted(items)
                                .after(quoting(BUDGET))
                                .when(funding(BUDGET))
                                .events()
                                .getFirst();
        assertEquals(Ale.ofWhole(250), funded.fee());
        assertEquals(pot, funded.pot().toString());
        assertEquals(remainder, funded.remainder().toString());
    }

    @Test
    void sharesTheBudgetAmongItemsAsTheVectorV7Says() {
        priced(1000, "4750000000000000000", "0");
        priced(7, "678571428571428571428", "4");
        priced(3, "1583333333333333333333", "1");
    }

    @Test
    void refusesABudgetThatNoLedgerHolds() {
        drafted(1)
                .when(quoting(new Ale(Ale.BASE_UNITS_PER_ALE.pow(4))))
                .thenRejected(JobRejection.AMOUNT_INVALID);
    }

    @Test
    void refusesAJobBelowTheHourlyFloor() {
        drafted(1000)
                .when(
                        new JobCommand.QuoteJob(
                                ACME,
                                Ale.ofWhole(1),
                                CommunityParameters.BALANCED,
                                JobFixtures.CENTS_2,
                                0,
                                NOW))
                .thenRejected(JobRejection.BELOW_HOURLY_FLOOR);
    }

    @Test
    void refusesABudgetOfWhichNothingIsLeftForAnItem() {
        drafted(1000)
                .when(quoting(Ale.ofBaseUnits(999)))
                .thenRejected(JobRejection.BUDGET_TOO_SMALL);
    }

    @Test
    void refusesAnotherDepositThanQuoted() {
        drafted(2)
                .after(quoting(BUDGET))
                .when(funding(Ale.ofWhole(1)))
                .thenRejected(JobRejection.AMOUNT_NOT_QUOTED);
    }

    @Test
    void refusesADepositAfterTheQuoteLapsed() {
        var late = NOW.plus(Duration.ofHours(2));
        drafted(2)
                .after(quoting(BUDGET))
                .when(new JobCommand.FundJob(ACME, BUDGET, late))
                .thenRejected(JobRejection.QUOTE_EXPIRED);
    }

    @Test
    void refusesAManifestThatNoHashCanMeet() {
        job.given()
                .when(drafting(draft(1, "z".repeat(64))))
                .thenRejected(JobRejection.DRAFT_INVALID);
    }

    @Test
    void refusesAnItemThatShowsNothing() {
        drafted(1).when(adding(0, 0, items(" \t"))).thenRejected(JobRejection.CHUNK_INVALID);
    }

    @Test
    void doesNotFindAnotherTenantsJob() {
        opened().when(new JobCommand.PauseJob(OTHER, NOW)).thenRejected(JobRejection.JOB_NOT_FOUND);
    }

    @Test
    void takesTheSameChunkOnce() {
        drafted(2)
                .after(adding(0, 0, items("a", "b")))
                .when(adding(0, 0, items("a", "b")))
                .thenNothing();
    }

    @Test
    void refusesOtherItemsUnderTheSameChunk() {
        drafted(2)
                .after(adding(0, 0, items("a", "b")))
                .when(adding(0, 0, items("a", "c")))
                .thenRejected(JobRejection.CHUNK_CONFLICT);
    }

    @Test
    void refusesMoreItemsThanTheManifestHas() {
        drafted(1).when(adding(0, 0, items("a", "b"))).thenRejected(JobRejection.CHUNK_INVALID);
    }

    @Test
    void refusesGoldWithALabelThatTheQuestionHasNot() {
        drafted(1)
                .when(adding(0, 0, List.of(new Item("", "a", 2))))
                .thenRejected(JobRejection.UNKNOWN_LABEL);
    }

    @Test
    void opensOnlyWithAllItems() {
        drafted(2)
                .after(adding(0, 0, items("a")), quoting(BUDGET), funding(BUDGET))
                .when(new JobCommand.OpenJob(ACME, NOW))
                .thenRejected(JobRejection.ITEMS_MISSING);
    }

    @Test
    void opensOnlyWithTheItemsOfTheManifest() {
        job.given()
                .after(
                        drafting(draft(1, "0".repeat(64))),
                        adding(0, 0, items("a")),
                        quoting(BUDGET),
                        funding(BUDGET))
                .when(new JobCommand.OpenJob(ACME, NOW))
                .thenRejected(JobRejection.MANIFEST_MISMATCH);
    }

    @Test
    void opensWithTheHashOfItsChunksInOrder() {
        var hash = ChunkHash.ofManifest(List.of(ChunkHash.of(items("a"))));
        job.given()
                .after(
                        drafting(draft(1, hash)),
                        adding(0, 0, items("a")),
                        quoting(BUDGET),
                        funding(BUDGET),
                        new JobCommand.OpenJob(ACME, NOW));
        assertEquals(JobState.Phase.OPEN, job.folded().phase());
    }

    @Test
    void opensOnlyWhenFunded() {
        drafted(1).when(new JobCommand.OpenJob(ACME, NOW)).thenRejected(JobRejection.WRONG_STATE);
    }

    @Test
    void goesOnAfterAPause() {
        opened().after(new JobCommand.PauseJob(ACME, NOW), new JobCommand.ResumeJob(ACME, NOW));
        assertEquals(JobState.Phase.OPEN, job.folded().phase());
    }

    @Test
    void isOverWhenItsEscrowIsEmpty() {
        opened().after(new JobCommand.CompleteJob(BUDGET, Ale.ZERO, Ale.ZERO, NOW));
        assertEquals(JobState.Phase.COMPLETED, job.folded().phase());
    }

    @Test
    void tellsWithACancellationWhetherMoneyHadCome() {
        var cancelling = new JobCommand.CancelJob(ACME, NOW);
        var unfunded = new JobEvent.JobCancelled(JOB, TREES, true, false, NOW);
        drafted(2).when(cancelling).then(unfunded);
        drafted(2).after(adding(0, 0, items("a")), quoting(BUDGET)).when(cancelling).then(unfunded);
        var funded = new JobEvent.JobCancelled(JOB, TREES, false, false, NOW);
        drafted(2).after(quoting(BUDGET), funding(BUDGET)).when(cancelling).then(funded);
        opened().when(cancelling).then(funded);
    }

    @Test
    void refusesAPreferenceAmongThree() {
        var three = draft(1, "", TaskType.PAIRWISE_PREFERENCE, List.of("left", "right", "neither"));
        job.given().when(drafting(three)).thenRejected(JobRejection.DRAFT_INVALID);
    }
}
