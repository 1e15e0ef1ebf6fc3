/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.domain;

import static org.ale.staking.domain.Fixtures.NOW;
import static org.ale.staking.domain.Fixtures.account;
import static org.ale.staking.domain.Fixtures.community;
import static org.ale.staking.domain.Fixtures.standing;
import static org.ale.staking.domain.Fixtures.units;
import static org.ale.staking.domain.Fixtures.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.ale.eventsourcing.Decision;
import org.ale.eventsourcing.testing.ReplayEqualsProcessing;
import org.ale.kernel.Ale;
import org.ale.staking.domain.NetworkCommand.AllocateRewards;
import org.ale.staking.domain.NetworkCommand.NoteAccount;
import org.ale.staking.domain.NetworkCommand.NoteStake;
import org.ale.staking.domain.NetworkCommand.NoteWork;
import org.ale.staking.domain.NetworkEvent.RewardsAllocated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds on every history, tried on random ones. */
class RandomHistoriesTest {
    private final NetworkDecider decider = new NetworkDecider();

    private static NetworkCommand anything(RandomGenerator random, NetworkState state) {
        var community = community(random.nextInt(3));
        var amount = units(random.nextInt(1_000_000));
        return switch (random.nextInt(8)) {
            case 0 -> new NoteAccount(worker(random.nextInt(6)), account(random.nextInt(6)), NOW);
            case 1, 2 ->
                    new NoteStake(
                            account(random.nextInt(6)), Ale.ofWhole(random.nextInt(-2, 4)), NOW);
            case 3 ->
                    new AllocateRewards(
                            new Inflation(
                                    state.index() + 1 - random.nextInt(2), amount, amount, NOW),
                            random.nextBoolean() ? Terms.PRODUCTION : Terms.STRICT,
                            NOW);
            default ->
                    new NoteWork(
                            community,
                            state.batches(community) + 1 - random.nextInt(2),
                            amount,
                            amount.shareDown(random.nextInt(1_000), 10_000),
                            List.of(standing(random.nextInt(6), random.nextLong(3))),
                            NOW);
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void replayEqualsProcessing(long seed) {
        ReplayEqualsProcessing.check(
                decider, RandomHistoriesTest::anything, seed, 200, NetworkState::toString);
    }

    @Test
    void everyUnitOfAnEpochIsAllocatedOrNeverMinted() {
        var kinds = new LinkedHashSet<Class<?>>();
        var allocations = 0;
        for (var seed = 0; seed < 200; seed++) {
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            var state = decider.initialState();
            for (var step = 0; step < 150; step++) {
                for (var event : decided(anything(random, state), state)) {
                    kinds.add(event.getClass());
                    if (event instanceof RewardsAllocated allocated) {
                        check(allocated);
                        allocations += allocated.members().size();
                    }
                    state = decider.evolve(state, event);
                }
            }
        }
        assertEquals(NetworkEvent.class.getPermittedSubclasses().length, kinds.size());
        assertTrue(allocations > 100, "hardly anybody got anything");
    }

    private static void check(RewardsAllocated allocated) {
        var inflation = allocated.inflation();
        assertEquals(inflation.communities(), allocated.allocated().plus(allocated.unminted()));
        var parts = Ale.ZERO;
        for (var part : allocated.communities()) {
            parts = parts.plus(part.amount());
            assertTrue(part.amount().compareTo(part.uncapped()) <= 0);
            if (allocated.terms().kappaMilli() != Terms.UNCAPPED) {
                assertTrue(part.amount().compareTo(part.fees()) <= 0, "more than its fees");
            }
        }
        var members = Ale.ZERO;
        for (var member : allocated.members()) {
            members = members.plus(member.amount());
            assertTrue(member.amount().compareTo(Ale.ZERO) > 0);
        }
        assertEquals(allocated.allocated(), parts);
        assertEquals(parts, members);
    }

    private List<NetworkEvent> decided(NetworkCommand command, NetworkState state) {
        return switch (decider.decide(command, state)) {
            case Decision.Accepted<NetworkEvent>(var events) -> events;
            case Decision.Rejected<NetworkEvent> _ -> List.of();
        };
    }

    @Test
    void aSnapshotContinuesAsTheFullFoldDoes() throws Exception {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
        var state = decider.initialState();
        for (var step = 0; step < 120; step++) {
            for (var event : decided(anything(random, state), state)) {
                state = decider.evolve(state, event);
            }
        }
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(state);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            var read = (NetworkState) in.readObject();
            assertEquals(state.toString(), read.toString());
            for (var step = 0; step < 50; step++) {
                var command = anything(random, state);
                assertEquals(decider.decide(command, state), decider.decide(command, read));
            }
        }
    }

    @Test
    void aLargeEpochIsCutAndSaysWhichFactIsItsLast() {
        var state = decider.initialState();
        var count = Allocation.ENTRIES_MAX + 1;
        for (var number = 0; number < count; number++) {
            for (var command :
                    List.of(
                            new NoteAccount(worker(number), account(number), NOW),
                            new NoteStake(account(number), Ale.ofWhole(1), NOW))) {
                for (var event : decided(command, state)) {
                    state = decider.evolve(state, event);
                }
            }
        }
        state.end(0);
        var standings = IntStream.range(0, count).mapToObj(n -> standing(n, 1)).toList();
        var work = new NoteWork(community(1), 1, units(count), units(count), standings, NOW);
        for (var event : decided(work, state)) {
            state = decider.evolve(state, event);
        }
        var facts = decided(Fixtures.allocate(1, units(count), Terms.PRODUCTION), state);
        assertEquals(
                List.of(false, true),
                facts.stream().map(each -> ((RewardsAllocated) each).last()).toList());
        for (var event : facts) {
            state = decider.evolve(state, event);
        }
        assertEquals(1, state.index());
        assertTrue(state.work().isEmpty());
    }
}
