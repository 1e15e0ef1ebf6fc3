/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.ale.schemas.log.v1.EventRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The log of a running system, cut once when it is opened.
 *
 * <p>Ends are taken from the last topic of the flow to the first. So each fact inside the cut has
 * its cause inside the cut, although the system goes on.
 */
public final class KafkaLog implements LogSource {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration SILENCE_MAX = Duration.ofSeconds(30);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<LogTopic, Map<TopicPartition, Long>> ends = new EnumMap<>(LogTopic.class);

    public KafkaLog(String bootstrapServers, String topicPrefix) throws IOException {
        this(bootstrapServers, topicPrefix, List.of(LogTopic.values()));
    }

    /** Opens only some topics, for a system that has no others. */
    public KafkaLog(String bootstrapServers, String topicPrefix, List<LogTopic> topics)
            throws IOException {
        try {
            consumer =
                    new KafkaConsumer<>(
                            config(bootstrapServers),
                            new ByteArrayDeserializer(),
                            new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw silent(bootstrapServers, e);
        }
        try {
            cut(topicPrefix, topics);
        } catch (KafkaException e) {
            close();
            throw silent(bootstrapServers, e);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private static IOException silent(String bootstrapServers, KafkaException cause) {
        return new IOException(
                "no answer from Kafka at " + bootstrapServers + "; is the system up?", cause);
    }

    private void cut(String topicPrefix, List<LogTopic> topics) throws IOException {
        var known = consumer.listTopics(ANSWER_MAX);
        for (var topic : topics.reversed()) {
            var name = topicPrefix + topic.topicName();
            ends.put(
                    topic,
                    topic.mayBeMissing() && !known.containsKey(name)
                            ? Map.of()
                            : consumer.endOffsets(partitionsOf(name, known), ANSWER_MAX));
        }
    }

    private static Properties config(String bootstrapServers) {
        var config = new Properties();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000");
        return config;
    }

    private static Collection<TopicPartition> partitionsOf(
            String topic, Map<String, List<PartitionInfo>> topics) throws IOException {
        var known = topics.get(topic);
        if (known == null || known.isEmpty()) {
            throw new IOException("there is no topic " + topic + "; is the system up?");
        }
        return known.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
    }

    @Override
    public void read(LogTopic topic, Consumer<LogEntry> reader) throws IOException {
        for (var end : ends.getOrDefault(topic, Map.of()).entrySet()) {
            readPartition(topic, end.getKey(), end.getValue(), reader);
        }
    }

    private void readPartition(
            LogTopic topic, TopicPartition partition, long end, Consumer<LogEntry> reader)
            throws IOException {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        var silence = Duration.ZERO;
        while (consumer.position(partition) < end) {
            var records = consumer.poll(POLL);
            silence = records.isEmpty() ? silence.plus(POLL) : Duration.ZERO;
            if (silence.compareTo(SILENCE_MAX) > 0) {
                throw new IOException(partition + " went silent before its end at " + end);
            }
            for (var record : records) {
                if (record.offset() < end) {
                    reader.accept(
                            new LogEntry(
                                    topic,
                                    record.partition(),
                                    record.offset(),
                                    parsed(record.value())));
                }
            }
        }
    }

    /** Bytes that are no record are a finding, not the end of the audit. */
    private static EventRecord parsed(byte @Nullable [] value) {
        try {
            return value == null ? LogEntry.NO_RECORD : EventRecord.parseFrom(value);
        } catch (InvalidProtocolBufferException e) {
            return LogEntry.NO_RECORD;
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}
