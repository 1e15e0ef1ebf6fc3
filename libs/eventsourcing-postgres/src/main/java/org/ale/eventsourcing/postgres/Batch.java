/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.postgres;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ale.eventsourcing.runtime.CorruptLogException;
import org.ale.eventsourcing.runtime.EventFrame;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** The facts of one poll that are new to a projection, and where they bring it. */
final class Batch<E extends MessageLite> {
    private final Parser<E> parser;
    private final Map<Integer, Place> from;
    private final Map<Integer, Place> to = new TreeMap<>();
    private final List<Envelope<E>> events = new ArrayList<>();
    private final Map<TopicPartition, Place> jumps = new HashMap<>();
    private long lastLogTimeMillis;

    Batch(Parser<E> parser, Map<Integer, Place> from) {
        this.parser = parser;
        this.from = from;
    }

    /**
     * Takes what is new of each partition.
     *
     * @throws CorruptLogException if a record is not what was written, or is of another log
     */
    Batch<E> take(ConsumerRecords<String, byte[]> records) {
        for (var topicPartition : records.partitions()) {
            for (var record : records.records(topicPartition)) {
                if (!take(record)) {
                    jumps.put(topicPartition, last(record.partition()));
                    break;
                }
            }
        }
        return this;
    }

    private Place last(int partition) {
        var taken = to.get(partition);
        return taken == null ? from.getOrDefault(partition, Place.BEGINNING) : taken;
    }

    /** Answers false if facts are missing before this one. */
    private boolean take(ConsumerRecord<String, byte[]> record) {
        var fact = EventFrame.opened(record.value());
        var last = last(record.partition());
        if ((fact.getPosition() <= last.position()) != (record.offset() <= last.offset())) {
            throw new CorruptLogException(
                    place(record) + " is of another log than the tables: drop the database");
        }
        if (fact.getPosition() <= last.position()) {
            return true;
        }
        if (fact.getPosition() != last.position() + 1) {
            return false;
        }
        try {
            events.add(
                    new Envelope<>(
                            fact.getStreamId(),
                            fact.getSequence(),
                            record.partition(),
                            fact.getPosition(),
                            Instant.ofEpochMilli(fact.getLogTimeMillis()),
                            fact.getType(),
                            parser.parseFrom(fact.getPayload())));
        } catch (InvalidProtocolBufferException e) {
            throw new CorruptLogException("the payload at " + place(record) + " cannot be read", e);
        }
        to.put(record.partition(), new Place(fact.getPosition(), record.offset()));
        lastLogTimeMillis = Math.max(lastLogTimeMillis, fact.getLogTimeMillis());
        return true;
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return record.topic() + "-" + record.partition() + "-" + record.offset();
    }

    List<Envelope<E>> events() {
        return events;
    }

    Map<Integer, Place> to() {
        return to;
    }

    /** Partitions whose records begin too late, with the last place that is known of them. */
    Map<TopicPartition, Place> jumps() {
        return jumps;
    }

    long lastLogTimeMillis() {
        return lastLogTimeMillis;
    }
}
