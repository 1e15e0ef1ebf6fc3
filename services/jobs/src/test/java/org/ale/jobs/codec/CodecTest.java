/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.codec;

import static org.ale.jobs.domain.JobFixtures.ACME;
import static org.ale.jobs.domain.JobFixtures.BUDGET;
import static org.ale.jobs.domain.JobFixtures.JOB;
import static org.ale.jobs.domain.JobFixtures.NOW;
import static org.ale.jobs.domain.JobFixtures.TREES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.ale.eventsourcing.testing.CodecContract;
import org.ale.eventsourcing.testing.GoldenBytes;
import org.ale.jobs.domain.DepositRefusal;
import org.ale.jobs.domain.Item;
import org.ale.jobs.domain.JobCommand;
import org.ale.jobs.domain.JobEvent;
import org.ale.jobs.domain.JobFixtures;
import org.ale.jobs.domain.Quote;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.TaskType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What is written can be read for ever. */
class CodecTest {
    private static final Quote QUOTE =
            new Quote(BUDGET, Ale.ofWhole(250), Ale.ofWhole(4), 3_900, 7_000, 20_000, 60, NOW);
    private static final List<JobEvent> ONE_OF_EACH_FACT =
            List.of(
                    new JobEvent.JobDrafted(JOB, TREES, JobFixtures.draft(2, ""), NOW),
                    new JobEvent.ItemsAdded(
                            JOB, TREES, 0, 0, List.of(new Item("a1", "oak", 1)), "00", NOW),
                    new JobEvent.JobQuoted(JOB, TREES, QUOTE, NOW),
                    new JobEvent.JobFunded(
                            JOB,
                            TREES,
                            ACME,
                            BUDGET,
                            Ale.ofWhole(250),
                            Ale.ofWhole(4),
                            2,
                            Ale.ofBaseUnits(4),
                            "",
                            NOW),
                    new JobEvent.JobOpened(JOB, TREES, TaskType.BINARY, 2, 2, 0, NOW),
                    new JobEvent.JobPaused(JOB, TREES, NOW),
                    new JobEvent.JobResumed(JOB, TREES, NOW),
                    new JobEvent.JobPromoted(JOB, TREES, BUDGET, BUDGET, NOW),
                    new JobEvent.JobCancelled(JOB, TREES, false, false, NOW),
                    new JobEvent.JobEndRequested(JOB, TREES, NOW),
                    new JobEvent.DepositRefused(
                            JOB,
                            JobEvent.NO_COMMUNITY,
                            "0xab:3",
                            "0xcd",
                            BUDGET,
                            DepositRefusal.JOB_NOT_FOUND,
                            NOW),
                    new JobEvent.JobCompleted(JOB, TREES, BUDGET, BUDGET, BUDGET, true, NOW),
                    new JobEvent.PlacesOffered(JOB, TREES, 3, BUDGET, NOW),
                    new JobEvent.PlacesWithdrawn(JOB, TREES, false, false, NOW));
    static final List<JobEvent> ADDED_LATER =
            List.of(
                    new JobEvent.JobFunded(
                            JOB, TREES, ACME, BUDGET, BUDGET, BUDGET, 1, BUDGET, "0xab:3", NOW),
                    new JobEvent.JobCancelled(JOB, TREES, true, false, NOW),
                    new JobEvent.PlacesWithdrawn(JOB, TREES, true, false, NOW));
    static final List<JobEvent> ADDED_LATER_STILL =
            List.of(
                    new JobEvent.JobCancelled(JOB, TREES, false, true, NOW),
                    new JobEvent.PlacesWithdrawn(JOB, TREES, false, true, NOW));
    private static final List<JobCommand> ONE_OF_EACH_WISH =
            List.of(
                    new JobCommand.DraftJob(JOB, TREES, JobFixtures.draft(2, "00"), NOW),
                    new JobCommand.AddItems(ACME, 1, 1_000, List.of(new Item("a1", "oak", 1)), NOW),
                    new JobCommand.QuoteJob(
                            ACME, BUDGET, CommunityParameters.STRICT, 20_000, 20, NOW),
                    new JobCommand.FundJob(ACME, BUDGET, NOW),
                    new JobCommand.OpenJob(ACME, NOW),
                    new JobCommand.PauseJob(ACME, NOW),
                    new JobCommand.ResumeJob(ACME, NOW),
                    new JobCommand.CancelJob(ACME, NOW),
                    new JobCommand.CancelByClose(NOW),
                    new JobCommand.EndJob(ACME, NOW),
                    new JobCommand.PromoteJob(ACME, BUDGET, NOW),
                    new JobCommand.FundByDeposit(
                            JOB, "0xab:3", "0xcd", BUDGET, NOW.minusSeconds(9), NOW),
                    new JobCommand.CompleteJob(
                            Ale.ofWhole(3), Ale.ofWhole(2), Ale.ofWhole(1), NOW));

    private final CodecContract<JobEvent> events =
            new CodecContract<>(new JobEventCodec(), JobEvent.class, "ale.jobs.v1", NOW);
    private final CodecContract<JobCommand> commands =
            new CodecContract<>(new JobCommandCodec(), JobCommand.class, "ale.jobs.v1", NOW);

    @Test
    void factsKeepTheirReleasedBytes() {
        events.keepsReleasedBytes(ONE_OF_EACH_FACT);
    }

    @ParameterizedTest
    @FieldSource("ADDED_LATER")
    void whatWasAddedLaterKeepsItsBytesToo(JobEvent event) {
        keepsItsBytes(event, "_v2");
    }

    @ParameterizedTest
    @FieldSource("ADDED_LATER_STILL")
    void whatWasAddedAfterThatKeepsItsBytesToo(JobEvent event) {
        keepsItsBytes(event, "_v3");
    }

    private void keepsItsBytes(JobEvent event, String version) {
        var bytes = events.codec().encode(event);
        GoldenBytes.check(event.getClass().getSimpleName() + version, bytes);
        assertEquals(event, events.codec().decode(bytes, NOW));
    }

    @Test
    void wishesAreReadAsTheyWereWritten() {
        commands.readsBack(ONE_OF_EACH_WISH);
    }

    @Test
    void otherBytesAreRefused() {
        events.refusesOtherBytes();
        commands.refusesOtherBytes();
    }
}
