/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.domain;

import static org.ale.reputation.domain.Fixtures.NOW;
import static org.ale.reputation.domain.Fixtures.binding;
import static org.ale.reputation.domain.Fixtures.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.ale.eventsourcing.Decision;
import org.ale.eventsourcing.testing.ReplayEqualsProcessing;
import org.ale.kernel.JobId;
import org.ale.kernel.LosingStake;
import org.ale.kernel.PoolId;
import org.ale.kernel.TaskType;
import org.ale.reputation.domain.MemberCommand.CreditPool;
import org.ale.reputation.domain.MemberCommand.RelabelPool;
import org.ale.reputation.domain.MemberCommand.ReversePool;
import org.ale.reputation.domain.MemberCommand.ScoreJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds on every history, tried on random ones. */
class RandomHistoriesTest {
    private final MemberDecider decider = new MemberDecider();

    static MemberCommand anything(RandomGenerator random, MemberState state) {
        var job = new JobId(new UUID(7, random.nextInt(4)));
        var pool = new PoolId(job, random.nextInt(6));
        var binding = random.nextBoolean() ? 0 : random.nextInt(5001);
        var terms = binding(binding, any(random, LosingStake.values()));
        var task = any(random, TaskType.values());
        return switch (random.nextInt(12)) {
            case 0 -> new ScoreJob(job, NOW);
            case 1, 2 -> new ReversePool(pool, NOW);
            case 3, 4, 5 -> new RelabelPool(pool, verdict(random), terms, NOW);
            default -> new CreditPool(pool, verdict(random), terms, task, NOW);
        };
    }

    private static <T> T any(RandomGenerator random, T[] values) {
        return List.of(values).get(random.nextInt(values.length));
    }

    private static Verdict verdict(RandomGenerator random) {
        var first = random.nextInt(8);
        var ballots =
                IntStream.range(first, first + 1 + random.nextInt(5))
                        .mapToObj(n -> new Ballot(worker(n), random.nextInt(3)))
                        .toList();
        return new Verdict(
                random.nextInt(3), random.nextInt(1_000_000), random.nextInt(4) > 0, ballots);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void replayEqualsProcessing(long seed) {
        ReplayEqualsProcessing.check(
                decider, RandomHistoriesTest::anything, seed, 250, MemberState::view);
    }

    @Test
    void reputationIsNeverNegativeAndEachChangeAddsUp() {
        for (var seed = 0; seed < 200; seed++) {
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            var state = decider.initialState();
            for (var step = 0; step < 100; step++) {
                var decision = decider.decide(anything(random, state), state);
                if (decision instanceof Decision.Accepted<MemberEvent>(var events)) {
                    for (var event : events) {
                        checkSums(state, event);
                        state = decider.evolve(state, event);
                    }
                }
            }
        }
    }

    private static void checkSums(MemberState state, MemberEvent event) {
        var participants =
                switch (event) {
                    case MemberEvent.ReputationCredited credited -> credited.participants();
                    case MemberEvent.PoolUnrewarded unrewarded -> unrewarded.participants();
                    case MemberEvent.ReputationReversed reversed -> reversed.participants();
                    case MemberEvent.JobScored _ -> new ArrayList<Participant>();
                };
        for (var each : participants) {
            assertTrue(each.reputationMicro() >= 0, event::toString);
            assertEquals(
                    state.member(each.worker()).reputationMicro() + each.gainMicro(),
                    each.reputationMicro(),
                    event::toString);
        }
    }

    @Test
    void forgetsTheOldestScoredJobsOnceTooManyPoolsAreKept() {
        var state = decider.initialState();
        var participants = Fixtures.having(0, List.of(1L));
        for (var job = 0; job < 3; job++) {
            var id = new JobId(new UUID(9, job));
            for (var item = 0; item < MemberState.SCORED_POOLS_MAX / 2; item++) {
                var credited = (MemberEvent.ReputationCredited) participants;
                state =
                        decider.evolve(
                                state,
                                new MemberEvent.ReputationCredited(
                                        new PoolId(id, item),
                                        0,
                                        0,
                                        credited.participants(),
                                        credited.terms(),
                                        false,
                                        NOW));
            }
            state = decider.evolve(state, new MemberEvent.JobScored(id, NOW));
        }
        assertTrue(state.mint(new PoolId(new JobId(new UUID(9, 0)), 0)).isEmpty());
        assertTrue(state.mint(new PoolId(new JobId(new UUID(9, 1)), 0)).isPresent());
        assertTrue(state.isScored(new JobId(new UUID(9, 0))));
    }
}
