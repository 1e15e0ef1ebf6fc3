/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.kafka;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.Followed;
import org.ale.eventsourcing.Policy.Addressed;
import org.ale.eventsourcing.runtime.FollowedEvents;
import org.ale.schemas.log.v1.Command;
import org.ale.schemas.log.v1.CommandRecord;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns foreign facts of another key into own commands, exactly once: commands and the consumed
 * offset are one transaction.
 */
final class Relay<C> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final String ROLE = "-relay";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PAUSE_MILLIS = 200;

    /** Facts that led to nothing and whose positions wait, at most. */
    private static final int PASSED_MAX = 1_000;

    private final RuntimeConfig config;
    private final Aggregate<C, ?, ?> aggregate;
    private final Map<String, Followed<?, C>> follows = new HashMap<>();
    private final ConsumedSpans spans;
    private final Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
    private final Thread thread;
    private int passed;
    private volatile boolean closed;

    Relay(RuntimeConfig config, Aggregate<C, ?, ?> aggregate, List<Followed<?, C>> rekeyed) {
        this.config = config;
        this.aggregate = aggregate;
        rekeyed.forEach(follow -> follows.put(config.topicPrefix() + follow.topic(), follow));
        spans = new ConsumedSpans(config.topicPrefix() + config.service() + ROLE);
        thread = new Thread(this::run, "relay-" + aggregate.topics().aggregate());
        thread.start();
    }

    private void run() {
        while (!closed) {
            try (var producer =
                            new KafkaProducer<>(
                                    KafkaConfigs.transactional(config, ROLE),
                                    new StringSerializer(),
                                    new ByteArraySerializer());
                    var consumer =
                            new KafkaConsumer<>(
                                    KafkaConfigs.groupMember(config, ROLE),
                                    new StringDeserializer(),
                                    new ByteArrayDeserializer())) {
                spans.abandoned();
                producer.initTransactions();
                positions.clear();
                consumer.subscribe(follows.keySet(), new Handover());
                while (!closed) {
                    step(producer, consumer);
                }
            } catch (RuntimeException e) {
                LOG.warn("the relay of {} begins again", aggregate.topics(), e);
                pause();
            }
        }
    }

    /** Facts that lead to nothing need no transaction: their positions go with the next one. */
    private void step(
            KafkaProducer<String, byte[]> producer, KafkaConsumer<String, byte[]> consumer) {
        var records = consumer.poll(POLL);
        var commands = new ArrayList<ProducerRecord<String, byte[]>>();
        for (var record : records) {
            commands.addAll(commands(record));
            positions.put(
                    new TopicPartition(record.topic(), record.partition()),
                    new OffsetAndMetadata(record.offset() + 1));
        }
        passed += records.count();
        var idle = records.isEmpty() || passed >= PASSED_MAX;
        if (positions.isEmpty() || (commands.isEmpty() && !idle)) {
            return;
        }
        producer.beginTransaction();
        for (var command : commands) {
            var _ = producer.send(command);
        }
        producer.sendOffsetsToTransaction(Map.copyOf(positions), consumer.groupMetadata());
        producer.commitTransaction();
        spans.committed();
        positions.clear();
        passed = 0;
    }

    private List<ProducerRecord<String, byte[]>> commands(ConsumerRecord<String, byte[]> record) {
        var follow = follows.get(record.topic());
        if (follow == null) {
            throw new IllegalStateException("not followed: " + record.topic());
        }
        var place = follow.topic() + "-" + record.partition() + "-" + record.offset();
        var wishes =
                FollowedEvents.wishes(
                        follow, record.value(), Instant.ofEpochMilli(record.timestamp()));
        var trace = wishes.isEmpty() ? null : spans.begin(record);
        var commands = new ArrayList<ProducerRecord<String, byte[]>>(wishes.size());
        for (var index = 0; index < wishes.size(); index++) {
            commands.add(command(wishes.get(index), place, index, trace));
        }
        return commands;
    }

    private ProducerRecord<String, byte[]> command(
            Addressed<C> wish, String place, int index, @Nullable String trace) {
        var payload = ByteString.copyFrom(aggregate.commandCodec().encode(wish.command()));
        var command = Command.newBuilder().setId(place + "-" + index).setPayload(payload);
        var sent =
                new ProducerRecord<>(
                        config.topicPrefix() + aggregate.topics().commands(),
                        wish.streamId(),
                        CommandRecord.newBuilder().addCommands(command).build().toByteArray());
        if (trace != null) {
            sent.headers().add(ConsumedSpans.TRACEPARENT, trace.getBytes(StandardCharsets.UTF_8));
        }
        sent.headers().add("ale_causation", place.getBytes(StandardCharsets.UTF_8));
        return sent;
    }

    /** Whoever relays a partition from now on begins at its committed position. */
    private final class Handover implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            positions.keySet().removeAll(partitions);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
