/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing;

import java.util.List;

/**
 * What became of a command, as its sender hears it. A repeated id hears the first outcome again.
 *
 * @param <E> the facts of the aggregate
 */
public sealed interface Outcome<E> {
    /**
     * Carried out.
     *
     * @param token the partition and position of the last event; a query that brings it waits until
     *     its read model has come so far
     * @param events what happened; none when it is long ago, or when it is more than 256 KiB in
     *     all: a caller who needs the facts of a large command reads them where they lie
     */
    record Accepted<E>(ConsistencyToken token, List<E> events) implements Outcome<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /**
     * Refused; nothing changed.
     *
     * @param code the stable reason, in SCREAMING_SNAKE_CASE
     * @param detail a sentence a person can act on; may be empty
     */
    record Rejected<E>(String code, String detail) implements Outcome<E> {}
}
