/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads partitions to their end, once nothing of an earlier owner is pending any more. One pair of
 * consumers serves all of them: each new one would cost a start more than a small log does.
 */
final class PartitionReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PENDING_PAUSE = Duration.ofMillis(5);

    /** A transaction ends after at most its timeout of 10 s; twice that is an alarm. */
    private static final Duration PENDING_MAX = Duration.ofSeconds(20);

    private final KafkaConsumer<String, byte[]> committed;
    private final KafkaConsumer<String, byte[]> uncommitted;

    PartitionReader(RuntimeConfig config) {
        committed = consumer(config, "read_committed");
        uncommitted = consumer(config, "read_uncommitted");
    }

    long read(
            TopicPartition partition,
            long fromOffset,
            Consumer<ConsumerRecord<String, byte[]>> reader) {
        var end = stableEnd(partition);
        committed.assign(List.of(partition));
        committed.seek(partition, fromOffset);
        while (committed.position(partition) < end) {
            for (var record : committed.poll(POLL)) {
                reader.accept(record);
            }
        }
        committed.unsubscribe();
        return end;
    }

    /** The end of the log when the last stable offset has caught up with the high watermark. */
    private long stableEnd(TopicPartition partition) {
        var deadline = System.nanoTime() + PENDING_MAX.toNanos();
        while (true) {
            var stable = committed.endOffsets(List.of(partition)).get(partition);
            var written = uncommitted.endOffsets(List.of(partition)).get(partition);
            if (stable != null && stable.equals(written)) {
                return stable;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(partition + " has a transaction that does not end");
            }
            pause();
        }
    }

    @Override
    public void close() {
        committed.close(CloseOptions.timeout(Duration.ZERO));
        uncommitted.close(CloseOptions.timeout(Duration.ZERO));
    }

    private static void pause() {
        try {
            Thread.sleep(PENDING_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static KafkaConsumer<String, byte[]> consumer(RuntimeConfig config, String isolation) {
        var settings = new HashMap<>(KafkaConfigs.reader(config));
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        // A consumer asks for what comes after the end before we stop: the broker holds that for so
        // long, and the next partition waits behind it. With 500 ms eight partitions took 4 s.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 5);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
