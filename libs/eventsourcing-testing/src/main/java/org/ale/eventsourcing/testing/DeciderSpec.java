/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ale.eventsourcing.Decider;
import org.ale.eventsourcing.Decision;

/**
 * Given facts, when a command, then facts or a refusal.
 *
 * <p>Each {@code then} decides twice from states folded anew and compares: a decider that looks at
 * a clock, at chance or at an order of hashes, or that changes its state while it decides, is found
 * here.
 */
public final class DeciderSpec<C, S, E> {
    private final Decider<C, S, E> decider;
    private final List<E> history = new ArrayList<>();

    public DeciderSpec(Decider<C, S, E> decider) {
        this.decider = decider;
    }

    /** Starts over with these facts. */
    @SafeVarargs
    public final DeciderSpec<C, S, E> given(E... facts) {
        return given(Arrays.asList(facts));
    }

    /** Starts over with these facts. */
    public DeciderSpec<C, S, E> given(List<? extends E> facts) {
        history.clear();
        history.addAll(facts);
        return this;
    }

    /** Adds what these commands lead to; a refusal among them is a mistake in the test. */
    @SafeVarargs
    public final DeciderSpec<C, S, E> after(C... commands) {
        for (var command : commands) {
            switch (decider.decide(command, folded())) {
                case Decision.Accepted<E>(var events) -> history.addAll(events);
                case Decision.Rejected<E>(var reason, var detail) ->
                        fail(command + " was refused: " + reason.name() + " " + detail);
            }
        }
        return this;
    }

    /** What the decider answers now. */
    public Then when(C command) {
        return new Then(command);
    }

    /** The state after all facts so far. */
    public S folded() {
        var state = decider.initialState();
        for (var event : history) {
            state = decider.evolve(state, event);
        }
        return state;
    }

    /** All facts so far, what {@link Then#then} confirmed included. */
    public List<E> history() {
        return List.copyOf(history);
    }

    /** The decider's answer to one command. */
    public final class Then {
        private final C command;
        private final Decision<E> decision;

        private Then(C command) {
            this.command = command;
            var state = folded();
            decision = decider.decide(command, state);
            assertEquals(
                    decision, decider.decide(command, state), "deciding twice differs: " + command);
            assertEquals(
                    decision,
                    decider.decide(command, folded()),
                    "a fresh fold differs: " + command);
        }

        /** Exactly these facts follow, and they can be folded. */
        @SafeVarargs
        public final DeciderSpec<C, S, E> then(E... events) {
            assertEquals(Decision.accepted(List.of(events)), decision);
            return accepted();
        }

        /** The command is carried out, and nothing needed to change. */
        public DeciderSpec<C, S, E> thenNothing() {
            assertEquals(Decision.accepted(List.of()), decision);
            return DeciderSpec.this;
        }

        /** The command is refused for this reason. */
        public DeciderSpec<C, S, E> thenRejected(Decision.Reason reason) {
            switch (decision) {
                case Decision.Rejected<E>(var actual, var _) -> assertEquals(reason, actual);
                case Decision.Accepted<E>(var events) ->
                        fail(command + " was carried out: " + events);
            }
            return DeciderSpec.this;
        }

        /** The command is carried out; the facts that follow are given back for a closer look. */
        public List<E> events() {
            return switch (decision) {
                case Decision.Accepted<E>(var events) -> {
                    accepted();
                    yield events;
                }
                case Decision.Rejected<E>(var reason, var detail) ->
                        fail(command + " was refused: " + reason.name() + " " + detail);
            };
        }

        private DeciderSpec<C, S, E> accepted() {
            history.addAll(((Decision.Accepted<E>) decision).events());
            folded();
            return DeciderSpec.this;
        }
    }
}
