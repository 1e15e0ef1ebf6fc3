/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing;

import java.util.List;

/**
 * The answer to a command: the facts that follow, or a refusal that changes nothing.
 *
 * @param <E> the facts of the aggregate
 */
public sealed interface Decision<E> {
    /** Why a command was refused. An enum constant whose name is part of the public API. */
    interface Reason {
        /** The stable code, in SCREAMING_SNAKE_CASE. */
        String name();
    }

    /**
     * The command is carried out. No event at all means that nothing needed to change.
     *
     * @param events in the order in which they happened
     */
    record Accepted<E>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /**
     * The command is refused.
     *
     * @param reason the stable code
     * @param detail a sentence a person can act on; may be empty
     */
    record Rejected<E>(Reason reason, String detail) implements Decision<E> {}

    @SafeVarargs
    static <E> Decision<E> accepted(E... events) {
        return new Accepted<>(List.of(events));
    }

    static <E> Decision<E> accepted(List<E> events) {
        return new Accepted<>(events);
    }

    static <E> Decision<E> rejected(Reason reason) {
        return new Rejected<>(reason, "");
    }

    static <E> Decision<E> rejected(Reason reason, String detail) {
        return new Rejected<>(reason, detail);
    }
}
