/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.kafka;

import java.util.function.BiConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads a whole event topic, partition by partition, as it stands now. */
public final class EventLogReader {
    private EventLogReader() {}

    /**
     * Reads all committed facts.
     *
     * @param topic without the prefix
     * @param reader gets the partition and the sealed record
     * @return how many facts there are
     */
    public static long read(
            RuntimeConfig config, String topic, BiConsumer<Integer, byte[]> reader) {
        var count = new long[1];
        try (var partitions = new PartitionReader(config)) {
            for (var partition = 0; partition < config.partitions(); partition++) {
                var number = partition;
                partitions.read(
                        new TopicPartition(config.topicPrefix() + topic, partition),
                        0,
                        record -> {
                            reader.accept(number, record.value());
                            count[0]++;
                        });
            }
        }
        return count[0];
    }
}
