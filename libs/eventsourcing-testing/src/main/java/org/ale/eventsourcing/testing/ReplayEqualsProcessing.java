/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.ale.eventsourcing.Decider;
import org.ale.eventsourcing.Decision;

/** Replay equals processing, on random histories: the state folded anew is the state that lived. */
public final class ReplayEqualsProcessing {
    private ReplayEqualsProcessing() {}

    /**
     * Runs random commands; after every step the whole log is folded again and the views compared.
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
        for (var step = 0; step < steps; step++) {
            var command = commands.apply(random, state);
            var before = view.apply(state);
            var decision = decider.decide(command, state);
            var where = "seed " + seed + ", step " + step + ", " + command;
            assertEquals(before, view.apply(state), () -> "decide changed the state: " + where);
            if (decision instanceof Decision.Accepted<E>(var events)) {
                for (var event : events) {
                    state = decider.evolve(state, event);
                    log.add(event);
                }
            }
            var replayed = decider.initialState();
            for (var event : log) {
                replayed = decider.evolve(replayed, event);
            }
            assertEquals(view.apply(replayed), view.apply(state), () -> "replay differs: " + where);
        }
        assertTrue(!log.isEmpty(), () -> "nothing happened in " + steps + " steps of seed " + seed);
    }
}
