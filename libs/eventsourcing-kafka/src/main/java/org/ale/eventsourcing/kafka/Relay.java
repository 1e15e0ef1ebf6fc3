/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.kafka;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.Followed;
import org.ale.eventsourcing.runtime.FollowedEvents;
import org.ale.schemas.log.v1.Command;
import org.ale.schemas.log.v1.CommandRecord;
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

    private final RuntimeConfig config;
    private final Aggregate<C, ?, ?> aggregate;
    private final Map<String, Followed<?, C>> follows = new HashMap<>();
    private final ConsumedSpans spans;
    private final Thread thread;
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
                consumer.subscribe(follows.keySet());
                while (!closed) {
                    step(producer, consumer);
                }
            } catch (RuntimeException e) {
                LOG.warn("the relay of {} begins again", aggregate.topics(), e);
                pause();
            }
        }
    }

    private void step(
            KafkaProducer<String, byte[]> producer, KafkaConsumer<String, byte[]> consumer) {
        var records = consumer.poll(POLL);
        if (records.isEmpty()) {
            return;
        }
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        producer.beginTransaction();
        for (var record : records) {
            relay(producer, record);
            offsets.put(
                    new TopicPartition(record.topic(), record.partition()),
                    new OffsetAndMetadata(record.offset() + 1));
        }
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        producer.commitTransaction();
        spans.committed();
    }

    private void relay(
            KafkaProducer<String, byte[]> producer, ConsumerRecord<String, byte[]> record) {
        var follow = follows.get(record.topic());
        if (follow == null) {
            throw new IllegalStateException("not followed: " + record.topic());
        }
        var wishes =
                FollowedEvents.wishes(
                        follow, record.value(), Instant.ofEpochMilli(record.timestamp()));
        var trace = wishes.isEmpty() ? null : spans.begin(record);
        for (var index = 0; index < wishes.size(); index++) {
            var wish = wishes.get(index);
            var place = follow.topic() + "-" + record.partition() + "-" + record.offset();
            var command =
                    CommandRecord.newBuilder()
                            .addCommands(
                                    Command.newBuilder()
                                            .setId(place + "-" + index)
                                            .setPayload(
                                                    ByteString.copyFrom(
                                                            aggregate
                                                                    .commandCodec()
                                                                    .encode(wish.command()))));
            var sent =
                    new ProducerRecord<>(
                            config.topicPrefix() + aggregate.topics().commands(),
                            wish.streamId(),
                            command.build().toByteArray());
            if (trace != null) {
                sent.headers()
                        .add(ConsumedSpans.TRACEPARENT, trace.getBytes(StandardCharsets.UTF_8));
            }
            sent.headers().add("ale_causation", place.getBytes(StandardCharsets.UTF_8));
            var _ = producer.send(sent);
        }
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
