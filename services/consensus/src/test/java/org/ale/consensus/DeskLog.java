/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.zip.CRC32C;
import org.ale.schemas.assignment.v1.LeaseEvent;
import org.ale.schemas.log.v1.EventRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Plays the assignment service: writes its facts to its topic. */
final class DeskLog implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final String topic;
    private final String community;
    private long sequence;

    DeskLog(String bootstrapServers, String topic, String community) {
        this.topic = topic;
        this.community = community;
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    void append(LeaseEvent event) {
        sequence++;
        var record =
                EventRecord.newBuilder()
                        .setStreamId(community)
                        .setSequence(sequence)
                        .setPosition(sequence)
                        .setLogTimeMillis(System.currentTimeMillis())
                        .setType("ale.assignment.v1.LeaseEvent")
                        .setPayload(event.toByteString())
                        .setPreviousHash(ByteString.EMPTY)
                        .build();
        var crc = new CRC32C();
        crc.update(record.toByteArray());
        var sealed = record.toBuilder().setCrc32C((int) crc.getValue()).build();
        var _ = producer.send(new ProducerRecord<>(topic, community, sealed.toByteArray()));
    }

    @Override
    public void close() {
        producer.close();
    }
}
