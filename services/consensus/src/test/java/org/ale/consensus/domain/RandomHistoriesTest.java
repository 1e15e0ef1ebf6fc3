/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.ale.consensus.codec.PoolCommandCodec;
import org.ale.consensus.codec.PoolEventCodec;
import org.ale.eventsourcing.Decision;
import org.ale.eventsourcing.testing.ReplayEqualsProcessing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomHistoriesTest {
    private static final PoolEventCodec EVENTS = new PoolEventCodec();
    private static final PoolCommandCodec COMMANDS = new PoolCommandCodec();
    private final PoolDecider decider = new PoolDecider();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void replayEqualsProcessing(long seed) {
        ReplayEqualsProcessing.check(decider, new RandomWishes(), seed, 300, StateView::of);
    }

    /** Every fact goes through its bytes before it is folded; every kind of fact happens. */
    @Test
    void longHistoriesFoldTheSameFromTheirBytes() {
        var kinds = new HashSet<String>();
        for (var seed = 10; seed < 14; seed++) {
            var state = decider.initialState();
            var log = history(seed, 12_000, state);
            log.forEach(event -> kinds.add(EVENTS.typeOf(event)));
            assertEquals(StateView.of(state), StateView.of(fold(decider.initialState(), log)));
        }
        assertEquals(16, kinds.size(), () -> "only " + kinds);
    }

    @Test
    void aSnapshotAndTheRestOfTheLogFoldTheSameAsTheWholeLog()
            throws IOException, ClassNotFoundException {
        var state = decider.initialState();
        var log = history(21, 12_000, state);
        for (var cut : List.of(1, log.size() / 3, log.size() / 2, log.size() - 1)) {
            var early = fold(decider.initialState(), log.subList(0, cut));
            var restored = fold(thaw(freeze(early)), log.subList(cut, log.size()));
            assertEquals(StateView.of(state), StateView.of(restored));
        }
    }

    private List<PoolEvent> history(long seed, int steps, PoolState state) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var wishes = new RandomWishes();
        var log = new ArrayList<PoolEvent>();
        for (var step = 0; step < steps; step++) {
            var command = wishes.apply(random, state);
            var read = COMMANDS.decode(COMMANDS.encode(command), command.at());
            assertEquals(command, read);
            if (decider.decide(command, state)
                    instanceof Decision.Accepted<PoolEvent>(var events)) {
                for (var event : events) {
                    var copy = EVENTS.decode(EVENTS.encode(event), event.at());
                    assertEquals(event, copy);
                    decider.evolve(state, event);
                    log.add(copy);
                }
            }
        }
        assertTrue(log.size() > steps / 2);
        return log;
    }

    private PoolState fold(PoolState state, List<PoolEvent> log) {
        var next = state;
        for (var event : log) {
            next = decider.evolve(next, event);
        }
        return next;
    }

    private static byte[] freeze(PoolState state) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(state);
        }
        return bytes.toByteArray();
    }

    private static PoolState thaw(byte[] bytes) throws IOException, ClassNotFoundException {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (PoolState) in.readObject();
        }
    }
}
