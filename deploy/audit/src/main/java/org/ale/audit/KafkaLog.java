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
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The log of a running system, cut once when it is opened.
 *
 * <p>Ends are taken from the last topic of the flow to the first. So each fact inside the cut has
 * its cause inside the cut, although the system goes on.
 */
public final class KafkaLog implements LogSource {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration SILENCE_MAX = Duration.ofSeconds(30);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<LogTopic, Map<TopicPartition, Long>> ends = new EnumMap<>(LogTopic.class);

    public KafkaLog(String bootstrapServers, String topicPrefix) throws IOException {
        this(bootstrapServers, topicPrefix, List.of(LogTopic.values()));
    }

    /** Opens only some topics, for a system that has no others. */
    public KafkaLog(String bootstrapServers, String topicPrefix, List<LogTopic> topics)
            throws IOException {
        consumer =
                new KafkaConsumer<>(
                        config(bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        for (var topic : topics.reversed()) {
            ends.put(topic, consumer.endOffsets(partitionsOf(topicPrefix + topic.topicName())));
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

    private Collection<TopicPartition> partitionsOf(String topic) throws IOException {
        var known = consumer.listTopics().get(topic);
        if (known == null || known.isEmpty()) {
            throw new IOException("there is no topic " + topic + "; is the system up?");
        }
        return known.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
    }

    @Override
    public void read(LogTopic topic, Consumer<LogEntry> reader) throws IOException {
        for (var end : ends.get(topic).entrySet()) {
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
                                    parsed(record.value(), partition, record.offset())));
                }
            }
        }
    }

    private static EventRecord parsed(byte[] value, TopicPartition partition, long offset)
            throws IOException {
        try {
            return EventRecord.parseFrom(value);
        } catch (InvalidProtocolBufferException e) {
            throw new IOException(partition + "@" + offset + " is not an event record", e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
