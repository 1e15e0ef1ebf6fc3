/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.domain;

import static org.ale.jobs.domain.JobFixtures.ACME;
import static org.ale.jobs.domain.JobFixtures.BUDGET;
import static org.ale.jobs.domain.JobFixtures.JOB;
import static org.ale.jobs.domain.JobFixtures.NOW;
import static org.ale.jobs.domain.JobFixtures.adding;
import static org.ale.jobs.domain.JobFixtures.draft;
import static org.ale.jobs.domain.JobFixtures.drafting;
import static org.ale.jobs.domain.JobFixtures.funding;
import static org.ale.jobs.domain.JobFixtures.items;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.ale.eventsourcing.Decider;
import org.ale.eventsourcing.Decision;
import org.ale.eventsourcing.testing.ReplayEqualsProcessing;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.TaskType;
import org.junit.jupiter.api.Test;

/** Replay equals processing, on histories in which everything happens that can happen to a job. */
class RandomHistoriesTest {
    private static final int SEEDS = 40;
    private static final int STEPS = 60;
    private static final int ITEMS = 2;

    /** The rules, and which facts were folded. */
    private record Listening(Decider<JobCommand, JobState, JobEvent> rules, Set<Class<?>> heard)
            implements Decider<JobCommand, JobState, JobEvent> {
        @Override
        public JobState initialState() {
            return rules.initialState();
        }

        @Override
        public Decision<JobEvent> decide(JobCommand command, JobState state) {
            return rules.decide(command, state);
        }

        @Override
        public JobState evolve(JobState state, JobEvent event) {
            heard.add(event.getClass());
            return rules.evolve(state, event);
        }
    }

    private static JobCommand any(RandomGenerator random, JobState state) {
        if (state.phase() == JobState.Phase.NONE && random.nextInt(4) > 0) {
            return drafting(random.nextInt(3) == 0 ? newcomers() : draft(ITEMS, ""));
        }
        var number = random.nextInt(ITEMS);
        return switch (random.nextInt(41)) {
            case 0 -> new JobCommand.CancelJob(ACME, NOW);
            case 1 -> new JobCommand.EndJob(ACME, NOW);
            case 2 -> new JobCommand.CompleteJob(BUDGET, Ale.ZERO, Ale.ZERO, NOW);
            case 3, 4, 5, 6, 7 -> quoting();
            case 8, 9 -> funding(BUDGET);
            case 10, 11 -> deposit(random.nextInt(9), BUDGET);
            case 12 -> deposit(random.nextInt(9), Ale.ofWhole(1));
            case 13, 14, 15, 16, 17, 18 -> new JobCommand.OpenJob(ACME, NOW);
            case 19, 20 -> new JobCommand.PauseJob(ACME, NOW);
            case 21, 22 -> new JobCommand.ResumeJob(ACME, NOW);
            case 23, 24 -> new JobCommand.PromoteJob(ACME, Ale.ofWhole(number), NOW);
            case 25 -> new JobCommand.CancelByClose(NOW);
            default -> adding(number, number, items("item " + number));
        };
    }

    private static JobDraft newcomers() {
        return new JobDraft(ACME, "Welcome", TaskType.ONBOARDING, "", List.of(), "", ITEMS, "", 0);
    }

    private static JobCommand quoting() {
        return new JobCommand.QuoteJob(
                ACME, BUDGET, CommunityParameters.STRICT, JobFixtures.CENTS_2, 20, NOW);
    }

    private static JobCommand deposit(int number, Ale amount) {
        return new JobCommand.FundByDeposit(JOB, "0x" + number, "0xaa", amount, NOW, NOW);
    }

    @Test
    void foldsAnyHistoryToTheStateThatLived() {
        var heard = new LinkedHashSet<Class<?>>();
        for (var seed = 1L; seed <= SEEDS; seed++) {
            ReplayEqualsProcessing.check(
                    new Listening(new JobDecider(), heard),
                    RandomHistoriesTest::any,
                    seed,
                    STEPS,
                    JobState::toString);
        }
        assertEquals(Set.of(JobEvent.class.getPermittedSubclasses()), heard);
    }
}
