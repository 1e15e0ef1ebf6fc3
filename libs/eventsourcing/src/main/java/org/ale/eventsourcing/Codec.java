/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing;

import java.time.Instant;

/**
 * Turns the commands or the events of one aggregate into bytes and back.
 *
 * @param <T> the sealed command or event type
 */
public interface Codec<T> {
    /** The CloudEvents type of a value, e.g. {@code ale.consensus.v1.PoolClosed}. */
    String typeOf(T value);

    /** The protobuf bytes of a value. Released bytes are frozen: golden files hold them. */
    byte[] encode(T value);

    /**
     * Reads what {@link #encode} wrote.
     *
     * @param bytes the payload
     * @param at log time of the record: when the command was logged, or the event decided. It is
     *     not in the payload.
     * @throws UndecodableException if the bytes are not of this type or break a value's bounds
     */
    T decode(byte[] bytes, Instant at);
}
