/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.postgres;

import java.time.Instant;

/**
 * A fact and where it stands.
 *
 * @param streamId key of the stream
 * @param sequence dense count of the stream's facts, from 1
 * @param partition of the event topic
 * @param position dense count of the partition's facts, from 1
 * @param at log time
 * @param type CloudEvents type, e.g. {@code ale.consensus.v1.PoolClosed}
 * @param event the fact
 */
public record Envelope<E>(
        String streamId,
        long sequence,
        int partition,
        long position,
        Instant at,
        String type,
        E event) {}
