/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.ale.eventsourcing.Topics;
import org.ale.eventsourcing.runtime.OwnerLog;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * One life of an owner on Kafka: a transactional producer and a static member of a consumer group.
 */
final class KafkaOwnerLog implements OwnerLog {
    private static final String OWNER = "-owner";
    private static final String TRACEPARENT = "traceparent";

    private final RuntimeConfig config;
    private final Topics topics;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final PartitionReader facts;
    private final Set<Integer> assigned = new LinkedHashSet<>();
    private final Set<Integer> revoked = new LinkedHashSet<>();
    private boolean member;

    /** Joins the group; {@link #fence} comes before the first poll. */
    KafkaOwnerLog(RuntimeConfig config, Topics topics, Collection<String> inputs) {
        this.config = config;
        this.topics = topics;
        producer =
                new KafkaProducer<>(
                        KafkaConfigs.transactional(config, OWNER),
                        new StringSerializer(),
                        new ByteArraySerializer());
        consumer =
                new KafkaConsumer<>(
                        KafkaConfigs.groupMember(config, OWNER),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        facts = new PartitionReader(config);
        consumer.subscribe(
                inputs.stream().map(topic -> config.topicPrefix() + topic).toList(),
                new Assignments());
    }

    private final class Assignments implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            for (var partition : partitions) {
                revoked.add(partition.partition());
                assigned.remove(partition.partition());
            }
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            member = true;
            for (var partition : partitions) {
                assigned.add(partition.partition());
            }
        }
    }

    @Override
    public void fence() {
        producer.initTransactions();
    }

    @Override
    public Polled poll(Duration timeout) {
        var records = consumer.poll(timeout);
        var inputs = new ArrayList<Input>(records.count());
        for (var record : records) {
            inputs.add(input(record));
        }
        var polled = new Polled(Set.copyOf(revoked), Set.copyOf(assigned), inputs);
        revoked.clear();
        assigned.clear();
        return polled;
    }

    @Override
    public boolean isMember() {
        return member;
    }

    private Input input(ConsumerRecord<String, byte[]> record) {
        var trace = record.headers().lastHeader(TRACEPARENT);
        return new Input(
                record.topic().substring(config.topicPrefix().length()),
                record.partition(),
                record.offset(),
                record.key(),
                record.timestamp(),
                record.value(),
                text(trace == null ? null : trace.value()));
    }

    private static @Nullable String text(byte @Nullable [] value) {
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    @Override
    public long readEvents(int partition, long fromOffset, EventReader reader) {
        var events = new TopicPartition(config.topicPrefix() + topics.events(), partition);
        return facts.read(
                events, fromOffset, record -> reader.read(record.offset(), record.value()));
    }

    @Override
    public Map<Integer, Long> commit(List<Output> outputs, List<InputPosition> positions) {
        producer.beginTransaction();
        var sent = new HashMap<Integer, Future<RecordMetadata>>();
        for (var output : outputs) {
            var metadata = producer.send(record(output));
            if (output.topic().equals(topics.events())) {
                sent.put(output.partition(), metadata);
            }
        }
        producer.sendOffsetsToTransaction(offsets(positions), consumer.groupMetadata());
        producer.commitTransaction();
        return ends(sent);
    }

    private ProducerRecord<String, byte[]> record(Output output) {
        var record =
                new ProducerRecord<>(
                        config.topicPrefix() + output.topic(),
                        output.partition(),
                        output.key(),
                        output.value());
        output.headers()
                .forEach((name, value) ->
                        record.headers()
                                .add(
                                        new RecordHeader(
                                                name, value.getBytes(StandardCharsets.UTF_8))));
        return record;
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets(List<InputPosition> positions) {
        return positions.stream()
                .collect(
                        Collectors.toMap(
                                position ->
                                        new TopicPartition(
                                                config.topicPrefix() + position.topic(),
                                                position.partition()),
                                position -> new OffsetAndMetadata(position.nextOffset())));
    }

    private static Map<Integer, Long> ends(Map<Integer, Future<RecordMetadata>> sent) {
        var ends = new HashMap<Integer, Long>();
        sent.forEach((partition, metadata) -> {
            try {
                ends.put(partition, metadata.get().offset() + 1);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a committed record was not sent", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
        return ends;
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        facts.close();
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    }
}
