/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.log;

import org.jspecify.annotations.Nullable;

/**
 * A record of a topic in memory.
 *
 * @param key of its stream
 * @param timestampMillis when the log took it
 * @param value the bytes
 * @param traceparent W3C trace context; null without one
 */
public record StoredRecord(
        String key, long timestampMillis, byte[] value, @Nullable String traceparent) {}
