/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One life of an owner at its log. After any exception but those of {@link #readEvents} the life is
 * over: close it, throw all state away and begin another.
 */
public interface OwnerLog extends AutoCloseable {
    /** The longest value that a log takes; key and headers may take 64 KiB more. */
    int VALUE_BYTES_MAX = 8 * 1024 * 1024 - 64 * 1024;

    /**
     * A record of an input topic.
     *
     * @param topic its topic, without the deployment's prefix
     * @param partition of the topic
     * @param offset in the partition
     * @param key of the stream
     * @param timestampMillis when the log took it
     * @param value the bytes
     * @param traceparent W3C trace context; null without one
     */
    record Input(
            String topic,
            int partition,
            long offset,
            String key,
            long timestampMillis,
            byte[] value,
            @Nullable String traceparent) {
        /** Names the record for ever. */
        public String place() {
            return topic + "-" + partition + "-" + offset;
        }
    }

    /**
     * A record to append.
     *
     * @param headers CloudEvents and trace attributes, in order
     */
    record Output(
            String topic, int partition, String key, byte[] value, Map<String, String> headers) {}

    /**
     * What a poll brought.
     *
     * @param revoked partitions that are not ours any more; their state is worth nothing
     * @param assigned partitions that are ours from now on
     * @param inputs records of partitions that are ours, each partition in order of its inputs
     */
    record Polled(Set<Integer> revoked, Set<Integer> assigned, List<Input> inputs) {}

    /** An input position: the next record to read. */
    record InputPosition(String topic, int partition, long nextOffset) {
        /** Names the input. */
        public String input() {
            return topic + "-" + partition;
        }
    }

    /** Reads a fact of the own log. */
    @FunctionalInterface
    interface EventReader {
        void read(long offset, byte[] value);
    }

    /**
     * Fences every earlier life of this owner: whatever it left open is aborted, and nothing that
     * it still sends is accepted.
     */
    void fence();

    /** Waits for input. */
    Polled poll(Duration timeout);

    /** Whether it is settled which partitions are ours; before that nothing is answered. */
    default boolean isMember() {
        return true;
    }

    /**
     * Reads committed facts of an own partition, from an offset to the end. It waits until nothing
     * of an earlier owner is pending.
     *
     * @return the offset after the last fact
     */
    long readEvents(int partition, long fromOffset, EventReader reader);

    /**
     * Appends outputs and moves input positions, all or nothing.
     *
     * @return for each own event partition written to the offset after its last fact
     */
    Map<Integer, Long> commit(List<Output> outputs, List<InputPosition> positions);

    @Override
    void close();
}
