/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.codec;

import static org.ale.jobs.domain.JobFixtures.ACME;
import static org.ale.jobs.domain.JobFixtures.BUDGET;
import static org.ale.jobs.domain.JobFixtures.JOB;
import static org.ale.jobs.domain.JobFixtures.NOW;
import static org.ale.jobs.domain.JobFixtures.TREES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ale.eventsourcing.testing.GoldenBytes;
import org.ale.jobs.domain.DepositRefusal;
import org.ale.jobs.domain.Item;
import org.ale.jobs.domain.JobEvent;
import org.ale.jobs.domain.JobFixtures;
import org.ale.jobs.domain.Quote;
import org.ale.kernel.Ale;
import org.ale.kernel.TaskType;
import org.junit.jupiter.api.Test;

class JobEventCodecTest {
    private static final Quote QUOTE =
            new Quote(BUDGET, Ale.ofWhole(250), Ale.ofWhole(4), 3_900, 7_000, 20_000, 60, NOW);
    private static final List<JobEvent> ONE_OF_EACH =
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
                    new JobEvent.JobCancelled(JOB, TREES, NOW),
                    new JobEvent.JobEndRequested(JOB, TREES, NOW),
                    new JobEvent.DepositRefused(
                            JOB,
                            JobEvent.NO_COMMUNITY,
                            "0xab:3",
                            "0xcd",
                            BUDGET,
                            DepositRefusal.JOB_NOT_FOUND,
                            NOW),
                    new JobEvent.JobCompleted(JOB, TREES, BUDGET, BUDGET, BUDGET, true, NOW));
    private final JobEventCodec codec = new JobEventCodec();

    @Test
    void readsBackWhatItWroteInFrozenBytes() {
        for (var event : ONE_OF_EACH) {
            var bytes = codec.encode(event);
            assertEquals(event, codec.decode(bytes, NOW));
            GoldenBytes.check(event.getClass().getSimpleName() + "_v1", bytes);
        }
    }

    @Test
    void tellsWhichDepositPaid() {
        var funded =
                new JobEvent.JobFunded(
                        JOB, TREES, ACME, BUDGET, BUDGET, BUDGET, 1, BUDGET, "0xab:3", NOW);
        assertEquals(funded, codec.decode(codec.encode(funded), NOW));
    }

    @Test
    void forgetsNoEvent() {
        Set<Class<?>> seen = ONE_OF_EACH.stream().map(Object::getClass).collect(Collectors.toSet());
        assertEquals(Set.copyOf(Arrays.asList(JobEvent.class.getPermittedSubclasses())), seen);
    }
}
