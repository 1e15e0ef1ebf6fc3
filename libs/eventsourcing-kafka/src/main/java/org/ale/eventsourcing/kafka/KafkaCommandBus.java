/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.kafka;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.ConsistencyToken;
import org.ale.eventsourcing.Outcome;
import org.ale.schemas.log.v1.Command;
import org.ale.schemas.log.v1.CommandRecord;
import org.ale.schemas.log.v1.EventRecord;
import org.ale.schemas.log.v1.OutcomeRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes commands and waits for their outcomes on this instance's own partition of the outcomes.
 */
final class KafkaCommandBus<C, E> implements CommandBus<C, E>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaCommandBus.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private static final TextMapSetter<Headers> HEADERS =
            (headers, name, value) -> {
                if (headers != null) {
                    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
                }
            };

    private final RuntimeConfig config;
    private final Aggregate<C, ?, E> aggregate;
    private final CommandWriter writer;
    private final KafkaConsumer<String, byte[]> replies;
    private final TopicPartition replyPartition;
    private final Map<Long, CompletableFuture<OutcomeRecord>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong correlations = new AtomicLong(System.nanoTime());
    private final Thread listener;
    private volatile boolean closed;

    KafkaCommandBus(RuntimeConfig config, Aggregate<C, ?, E> aggregate) {
        this.config = config;
        this.aggregate = aggregate;
        var settings = KafkaConfigs.writer(config);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        writer = new CommandWriter("commands-" + aggregate.topics().aggregate(), settings);
        replies =
                new KafkaConsumer<>(
                        KafkaConfigs.reader(config),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        replyPartition =
                new TopicPartition(
                        config.topicPrefix() + aggregate.topics().outcomes(),
                        Math.floorMod(instance(config.instanceId()), config.partitions()));
        replies.assign(List.of(replyPartition));
        replies.seekToEnd(List.of(replyPartition));
        replies.position(replyPartition);
        listener = new Thread(this::listen, "outcomes-" + aggregate.topics().aggregate());
        listener.setDaemon(true);
        listener.start();
    }

    private static int instance(String id) {
        try {
            return Integer.parseInt(id);
        } catch (NumberFormatException e) {
            return id.hashCode();
        }
    }

    @Override
    public CompletionStage<List<Outcome<E>>> send(
            String streamId, List<Wish<C>> wishes, Duration deadline) {
        if (wishes.isEmpty() || wishes.size() > 100) {
            throw new IllegalArgumentException("1 to 100 wishes, not " + wishes.size());
        }
        var correlation = correlations.incrementAndGet();
        var record =
                CommandRecord.newBuilder()
                        .setReplyTopic(aggregate.topics().outcomes())
                        .setReplyPartition(replyPartition.partition())
                        .setCorrelation(correlation);
        for (var wish : wishes) {
            record.addCommands(
                    Command.newBuilder()
                            .setId(wish.id().value())
                            .setPayload(
                                    ByteString.copyFrom(
                                            aggregate.commandCodec().encode(wish.command()))));
        }
        var reply = new CompletableFuture<OutcomeRecord>();
        waiting.put(correlation, reply);
        var sent =
                new ProducerRecord<>(
                        config.topicPrefix() + aggregate.topics().commands(),
                        streamId,
                        record.build().toByteArray());
        GlobalOpenTelemetry.getPropagators()
                .getTextMapPropagator()
                .inject(Context.current(), sent.headers(), HEADERS);
        writer.write(sent, reply);
        return reply.orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((_, _) -> waiting.remove(correlation))
                .thenApply(this::outcomes);
    }

    private List<Outcome<E>> outcomes(OutcomeRecord record) {
        return record.getOutcomesList().stream().map(this::outcome).toList();
    }

    private Outcome<E> outcome(org.ale.schemas.log.v1.Outcome outcome) {
        if (!outcome.getRejection().isEmpty()) {
            return new Outcome.Rejected<>(outcome.getRejection(), outcome.getDetail());
        }
        var events = new ArrayList<E>(outcome.getEventsCount());
        for (var sealed : outcome.getEventsList()) {
            events.add(event(sealed));
        }
        return new Outcome.Accepted<>(
                new ConsistencyToken(outcome.getPartition(), outcome.getPosition()), events);
    }

    private E event(ByteString sealed) {
        try {
            var record = EventRecord.parseFrom(sealed);
            return aggregate
                    .eventCodec()
                    .decode(
                            record.getPayload().toByteArray(),
                            Instant.ofEpochMilli(record.getLogTimeMillis()));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("an owner answered with what is no fact", e);
        }
    }

    private void listen() {
        try (replies) {
            while (!closed) {
                for (var record : replies.poll(POLL)) {
                    complete(record.value());
                }
            }
        } catch (WakeupException e) {
            LOG.debug("closing", e);
        }
    }

    private void complete(byte[] value) {
        try {
            var record = OutcomeRecord.parseFrom(value);
            var reply = waiting.remove(record.getCorrelation());
            if (reply != null) {
                reply.complete(record);
            }
        } catch (InvalidProtocolBufferException e) {
            LOG.warn("an outcome cannot be read", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        replies.wakeup();
        writer.close();
    }
}
