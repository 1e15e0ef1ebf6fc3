/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ale.eventsourcing.Decider;
import org.ale.eventsourcing.Decision;

/**
 * Rules with a planted bug: of every so many facts that they decide one becomes other facts.
 *
 * @param onceIn of so many facts that the bug concerns
 * @param bug the facts in place of one; itself alone where the bug does not concern it
 */
record MutantDecider<C, S, E>(Decider<C, S, E> rules, Countdown onceIn, Function<E, List<E>> bug)
        implements Decider<C, S, E> {

    /** Counts; the bug must show again and again, but not each time. */
    static final class Countdown {
        private final int from;
        private int left;

        Countdown(int from) {
            this.from = from;
            left = from;
        }

        boolean isOver() {
            left--;
            if (left == 0) {
                left = from;
                return true;
            }
            return false;
        }
    }

    @Override
    public S initialState() {
        return rules.initialState();
    }

    @Override
    public Decision<E> decide(C command, S state) {
        return switch (rules.decide(command, state)) {
            case Decision.Rejected<E> rejected -> rejected;
            case Decision.Accepted<E>(var events) -> Decision.accepted(mutated(events));
        };
    }

    private List<E> mutated(List<E> events) {
        var mutated = new ArrayList<E>();
        for (var event : events) {
            var instead = bug.apply(event);
            var isConcerned = instead.size() != 1 || !instead.getFirst().equals(event);
            if (isConcerned && onceIn.isOver()) {
                mutated.addAll(instead);
            } else {
                mutated.add(event);
            }
        }
        return mutated;
    }

    @Override
    public S evolve(S state, E event) {
        return rules.evolve(state, event);
    }
}
