/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.ale.eventsourcing.Decider;
import org.ale.eventsourcing.Decision;

/**
 * Replay equals processing, on random histories: the state folded anew is the state that lived, and
 * a state read from a snapshot goes on as the one that was written.
 */
public final class ReplayEqualsProcessing {
    private ReplayEqualsProcessing() {}

    /**
     * Runs random commands; after every step the whole log is folded again and the views compared.
     * Half-way the state is written and read as a snapshot is, and from then on decides and folds
     * beside the one that lives.
     *
     * @param commands makes the next command from chance and the living state; it must not change
     *     it
     * @param seed of the history; printed when it fails
     * @param steps commands to run; the cost is quadratic
     * @param view what of a state can be compared with {@code equals}
     */
    public static <C, S, E> void check(
            Decider<C, S, E> decider,
            BiFunction<RandomGenerator, S, C> commands,
            long seed,
            int steps,
            Function<S, ?> view) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var log = new ArrayList<E>();
        var state = decider.initialState();
        var restored = decider.initialState();
        for (var step = 0; step < steps; step++) {
            if (step == steps / 2) {
                restored = throughSnapshot(state);
            }
            var command = commands.apply(random, state);
            var before = view.apply(state);
            var decision = decider.decide(command, state);
            var where = "seed " + seed + ", step " + step + ", " + command;
            assertEquals(before, view.apply(state), () -> "decide changed the state: " + where);
            assertEquals(
                    decision,
                    decider.decide(command, restored),
                    () -> "a snapshot decides otherwise: " + where);
            if (decision instanceof Decision.Accepted<E>(var events)) {
                for (var event : events) {
                    state = decider.evolve(state, event);
                    restored = decider.evolve(restored, event);
                    log.add(event);
                }
            }
            var living = view.apply(state);
            assertEquals(
                    view.apply(folded(decider, log)), living, () -> "replay differs: " + where);
            assertEquals(view.apply(restored), living, () -> "a snapshot differs: " + where);
        }
        assertTrue(!log.isEmpty(), () -> "nothing happened in " + steps + " steps of seed " + seed);
    }

    private static <C, S, E> S folded(Decider<C, S, E> decider, List<E> log) {
        var state = decider.initialState();
        for (var event : log) {
            state = decider.evolve(state, event);
        }
        return state;
    }

    @SuppressWarnings("unchecked") // What is read is what was written.
    private static <S> S throughSnapshot(S state) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(state);
        } catch (IOException e) {
            throw new AssertionError("a state that no snapshot can hold", e);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (S) in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError("a snapshot that cannot be read", e);
        }
    }
}
