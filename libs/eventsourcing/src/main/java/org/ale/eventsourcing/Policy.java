/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing;

import java.time.Instant;
import java.util.List;

/**
 * What a service wishes of itself when another service's event arrives. Named {@code
 * When<Event>Then<Command>}.
 *
 * @param <F> the foreign event
 * @param <C> the own command
 */
@FunctionalInterface
public interface Policy<F, C> {
    /**
     * Turns a foreign fact into own commands.
     *
     * <p>Contract: pure; the commands come in the same order each time, for their ids are derived
     * from the event's position and the command's index.
     *
     * @param streamId key of the foreign stream
     * @param event the foreign fact
     * @param at log time of the foreign record
     */
    List<Addressed<C>> commandsFor(String streamId, F event, Instant at);

    /**
     * A command and the stream it is for.
     *
     * @param streamId key of the own stream
     * @param command the wish
     */
    record Addressed<C>(String streamId, C command) {}
}
