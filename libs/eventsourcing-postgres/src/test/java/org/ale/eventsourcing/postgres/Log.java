/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.postgres;

import com.google.protobuf.Int32Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.ale.schemas.log.v1.EventRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Records of partition 0, each a number; a transaction's end takes an offset after each of them.
 */
final class Log {
    static final TopicPartition PARTITION = new TopicPartition("numbers", 0);
    private static final int OFFSETS_PER_FACT = 2;

    private final List<byte[]> values = new ArrayList<>();

    Log of(int... numbers) {
        for (var number : numbers) {
            values.add(sealed(number, values.size() + 1));
        }
        return this;
    }

    Log damaged(int position) {
        values.get(position - 1)[5] ^= 1;
        return this;
    }

    static long offset(long position) {
        return (position - 1) * OFFSETS_PER_FACT;
    }

    /** The poll that brings these positions, both included. */
    ConsumerRecords<String, byte[]> poll(int first, int last) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        for (var position = first; position <= last; position++) {
            records.add(
                    new ConsumerRecord<>(
                            PARTITION.topic(),
                            PARTITION.partition(),
                            offset(position),
                            "stream",
                            values.get(position - 1)));
        }
        return new ConsumerRecords<>(Map.of(PARTITION, records), Map.of());
    }

    private static byte[] sealed(int number, int position) {
        var record =
                EventRecord.newBuilder()
                        .setStreamId("stream")
                        .setSequence(position)
                        .setPosition(position)
                        .setLogTimeMillis(1_000L * position)
                        .setType("ale.numbers.v1.Number")
                        .setPayload(Int32Value.of(number).toByteString());
        var crc = new CRC32C();
        crc.update(record.build().toByteArray());
        return record.setCrc32C((int) crc.getValue()).build().toByteArray();
    }
}
