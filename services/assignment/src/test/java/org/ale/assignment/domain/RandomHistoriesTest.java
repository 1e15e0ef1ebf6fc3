/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import static org.ale.assignment.domain.Fixtures.CATS;
import static org.ale.assignment.domain.Fixtures.DOGS;
import static org.ale.assignment.domain.Fixtures.NOW;
import static org.ale.assignment.domain.Fixtures.pool;
import static org.ale.assignment.domain.Fixtures.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.ale.assignment.domain.LeaseCommand.GoldItem;
import org.ale.eventsourcing.Decision;
import org.ale.eventsourcing.testing.ReplayEqualsProcessing;
import org.ale.eventsourcing.testing.simulation.StateDigest;
import org.ale.kernel.Ale;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds on every history, tried on random ones. */
class RandomHistoriesTest {
    private static final int WORKERS = 8;
    private static final int ITEMS = 60;
    private static final int OPEN_POOLS = 50;

    private final LeaseDecider decider = Fixtures.decider();

    private static LeaseCommand anything(RandomGenerator random, LeaseState state) {
        var at = NOW.plusSeconds(state.dealtLeases * 20);
        var job = random.nextInt(4) > 0 ? CATS : DOGS;
        var who = worker(random.nextInt(WORKERS));
        var task = task(random, state, who);
        return switch (random.nextInt(43)) {
            case 0 -> Fixtures.adopt(Fixtures.serving(OPEN_POOLS, 10, 2000));
            case 1, 2, 3 -> new LeaseCommand.AdmitMember(who, at);
            case 4 -> Fixtures.items(job, ITEMS, new GoldItem(3, 0), new GoldItem(40, 1));
            case 5, 6 -> Fixtures.start(job, ITEMS);
            case 7 -> new LeaseCommand.HaltJob(job, at);
            case 8, 9 -> new LeaseCommand.ContinueJob(job, at);
            case 10 -> new LeaseCommand.RankJob(job, Ale.ofWhole(random.nextInt(9)), at);
            case 11 -> rarely(random, new LeaseCommand.WithdrawJob(job, at), at);
            case 33 -> rarely(random, new LeaseCommand.DropJob(job, at), at);
            case 12 -> rarely(random, new LeaseCommand.EndJob(job, at), at);
            case 13 -> rarely(random, new LeaseCommand.FinishJob(Fixtures.HERE, job, at), at);
            case 14, 15 -> new LeaseCommand.ExpireLeases(at.plusSeconds(500));
            case 16, 17 -> new LeaseCommand.LeavePool(task, at);
            case 18 -> new LeaseCommand.ReturnPool(pool(job, random.nextInt(ITEMS)), at);
            case 19 -> new LeaseCommand.BenchWorker(who, random.nextInt(4), at);
            case 20 -> new LeaseCommand.UnbenchWorker(who, random.nextInt(4), at);
            case 21 -> new LeaseCommand.StopDealing(at);
            case 22, 23 -> new LeaseCommand.ResumeDealing(at);
            case 34 -> new LeaseCommand.StopJob(job, at);
            case 35, 36 -> new LeaseCommand.ResumeJob(job, at);
            case 24, 25 -> new LeaseCommand.SkipTask(task, who, at);
            case 26, 27, 28 -> new LeaseCommand.FreeSeat(task, at);
            case 29, 30, 31, 32 -> Fixtures.deal(who, random.nextInt(5), at);
            default -> new LeaseCommand.AcceptAnswer(task, who, random.nextInt(2), at);
        };
    }

    private static LeaseCommand rarely(
            RandomGenerator random, LeaseCommand command, java.time.Instant at) {
        return random.nextInt(6) == 0 ? command : new LeaseCommand.ExpireLeases(at);
    }

    private static PoolId task(RandomGenerator random, LeaseState state, WorkerId who) {
        var desk = state.members.get(who);
        if (desk != null && !desk.held.isEmpty() && random.nextInt(5) > 0) {
            return desk.held.iterator().next();
        }
        var open = state.openPools();
        return open.isEmpty() ? pool(CATS, 0) : open.get(random.nextInt(open.size()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void replayEqualsProcessing(long seed) {
        ReplayEqualsProcessing.check(
                decider, RandomHistoriesTest::anything, seed, 250, StateDigest::of);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void theInvariantsHoldAtEveryStep(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var state = decider.initialState();
        var answered = new HashSet<String>();
        for (var step = 0; step < 3000; step++) {
            var command = anything(random, state);
            if (decider.decide(command, state)
                    instanceof Decision.Accepted<LeaseEvent>(var events)) {
                for (var event : events) {
                    if (event instanceof LeaseEvent.AnswerAccepted answer) {
                        var key = answer.poolId() + " " + answer.worker();
                        assertTrue(answered.add(key), () -> "answered twice: " + key);
                    }
                    if (event instanceof LeaseEvent.DeckDealt dealt) {
                        offersNoMoreThanTheWindow(dealt, state);
                    }
                    state = decider.evolve(state, event);
                    if (event instanceof LeaseEvent.JobFinished finished) {
                        answered.removeIf(key -> key.startsWith(finished.jobId().toString()));
                    }
                }
                opensForServedJobsOnly(events, state);
            }
            consistent(state, "seed " + seed + ", step " + step + ", " + command);
        }
    }

    /** However many pools went on or came back, so many are drawn from as should be open. */
    private static void offersNoMoreThanTheWindow(LeaseEvent.DeckDealt dealt, LeaseState state) {
        assertEquals(OPEN_POOLS, dealt.offered());
        for (var draw : dealt.draws()) {
            assertTrue(draw.eligible() <= OPEN_POOLS, () -> "drawn from too many: " + dealt);
            assertTrue(isServed(draw.poolId(), state), () -> "dealt from a held job: " + dealt);
        }
    }

    /** What is opened finds room among the pools of jobs that nobody holds back. */
    private static void opensForServedJobsOnly(List<LeaseEvent> events, LeaseState state) {
        var served = state.window.keySet().stream().filter(id -> isServed(id, state)).count();
        for (var event : events) {
            if (event instanceof LeaseEvent.PoolOpened opened) {
                assertTrue(isServed(opened.poolId(), state), () -> "opened and held: " + events);
                assertTrue(served <= OPEN_POOLS, () -> served + " pools after " + events);
            }
        }
    }

    private static boolean isServed(PoolId pool, LeaseState state) {
        var job = state.job(pool.jobId());
        return !job.halted && !job.stopped;
    }

    private static void consistent(LeaseState state, String where) {
        var leases = 0;
        for (var pool : state.window.values()) {
            leases += pool.leases.size();
            assertTrue(
                    pool.shut || pool.freeSeats() >= 0 || pool.votes >= 1,
                    () -> "more seats than votes that count: " + where);
        }
        assertEquals(state.leases.size(), leases, () -> "leases: " + where);
        for (var member : state.members.entrySet()) {
            var parts =
                    state.window.values().stream()
                            .filter(pool ->
                                    pool.leases.containsKey(member.getKey())
                                            || pool.answered.contains(member.getKey()))
                            .count();
            assertEquals(parts, member.getValue().partInWindow, () -> "parts: " + where);
        }
        for (var job : state.jobs.values()) {
            var open =
                    state.window.keySet().stream().filter(id -> id.jobId().equals(job.id)).count();
            assertEquals(open, job.open, () -> "open pools: " + where);
        }
    }
}
