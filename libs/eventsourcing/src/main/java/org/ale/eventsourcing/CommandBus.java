/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The way of a command from a service's API to the owner of its stream and back.
 *
 * @param <C> the commands of the aggregate
 * @param <E> the facts of the aggregate
 */
public interface CommandBus<C, E> {
    /**
     * A wish with its name.
     *
     * @param id the idempotency key
     * @param command the wish
     */
    record Wish<C>(CommandId id, C command) {}

    /**
     * Sends wishes to one stream. They are decided one by one, in order; each has its own outcome.
     *
     * <p>Contract: the result completes with one outcome for each wish in the same order, or fails
     * with {@link java.util.concurrent.TimeoutException} when nothing is heard within the deadline,
     * or with {@link LogUnreachableException} when the log does not take them; in both cases the
     * same ids may be sent again without harm. The caller's thread never waits for the log.
     *
     * @param streamId key of the stream
     * @param wishes 1 to 100
     * @param deadline how long to wait
     */
    CompletionStage<List<Outcome<E>>> send(
            String streamId, List<Wish<C>> wishes, Duration deadline);
}
