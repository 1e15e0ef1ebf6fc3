/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.ale.eventsourcing.runtime.OwnerLog;
import org.ale.eventsourcing.testing.log.LogCluster;
import org.ale.eventsourcing.testing.log.LogTck;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

class KafkaLogTest extends LogTck {
    private static final String OWNER = "-owner";

    @Override
    protected LogCluster cluster() {
        return new KafkaCluster();
    }

    /** Topics, group and transactional ids of its own on the shared broker. */
    private static final class KafkaCluster implements LogCluster {
        private final RuntimeConfig config =
                new RuntimeConfig(
                        System.getProperty("ale.test.kafka", "localhost:29092"),
                        TOPICS.context(),
                        "0",
                        "t" + UUID.randomUUID().toString().substring(0, 8) + "-",
                        PARTITIONS,
                        Path.of("unused"));
        private final KafkaProducer<String, byte[]> plain =
                new KafkaProducer<>(
                        KafkaConfigs.writer(config),
                        new StringSerializer(),
                        new ByteArraySerializer());

        KafkaCluster() {
            TopicsAdmin.ensure(config, TOPICS, List.of(ELSEWHERE));
        }

        @Override
        public OwnerLog life(String instance) {
            return new KafkaOwnerLog(
                    config.withInstanceId(instance), TOPICS, List.of(TOPICS.commands(), ELSEWHERE));
        }

        @Override
        public OwnerLog frail(String instance, long seed) {
            return new CutLog(life(instance), Duration.ofMillis(new Random(seed).nextInt(25)));
        }

        @Override
        public OpenTransaction transaction(String producer) {
            return new KafkaOpen(config, producer);
        }

        @Override
        public void append(String topic, int partition, String text) {
            var _ = plain.send(record(config, topic, partition, text));
            plain.flush();
        }

        @Override
        public void expel(String instance) throws Exception {
            var settings =
                    Map.<String, Object>of(
                            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
            var member = new MemberToRemove(config.withInstanceId(instance).client() + OWNER);
            try (var admin = Admin.create(settings)) {
                admin.removeMembersFromConsumerGroup(
                                config.topicPrefix() + config.service() + OWNER,
                                new RemoveMembersFromConsumerGroupOptions(Set.of(member)))
                        .all()
                        .get();
            }
        }

        @Override
        public List<String> facts(int partition) {
            var facts = new ArrayList<String>();
            try (var reader = new PartitionReader(config)) {
                reader.read(
                        new TopicPartition(config.topicPrefix() + TOPICS.events(), partition),
                        0,
                        record -> facts.add(LogCluster.text(record.value())));
            }
            return facts;
        }

        @Override
        public void close() {
            plain.close();
        }
    }

    private static ProducerRecord<String, byte[]> record(
            RuntimeConfig config, String topic, int partition, String text) {
        return new ProducerRecord<>(
                config.topicPrefix() + topic, partition, "key", LogCluster.bytes(text));
    }

    private static final class KafkaOpen implements LogCluster.OpenTransaction {
        private final RuntimeConfig config;
        private final KafkaProducer<String, byte[]> producer;

        KafkaOpen(RuntimeConfig config, String instance) {
            this.config = config;
            producer =
                    new KafkaProducer<>(
                            KafkaConfigs.transactional(config.withInstanceId(instance), OWNER),
                            new StringSerializer(),
                            new ByteArraySerializer());
            producer.initTransactions();
            producer.beginTransaction();
        }

        @Override
        public void append(String topic, int partition, String text) {
            var _ = producer.send(record(config, topic, partition, text));
            producer.flush();
        }

        @Override
        public void commit() {
            producer.commitTransaction();
        }

        @Override
        public void abort() {
            producer.abortTransaction();
        }

        @Override
        public void close() {
            producer.close(Duration.ZERO);
        }
    }

    /** A life that is interrupted in the midst of its commit. */
    private record CutLog(OwnerLog whole, Duration after) implements OwnerLog {
        @Override
        public void fence() {
            whole.fence();
        }

        @Override
        public Polled poll(Duration timeout) {
            return whole.poll(timeout);
        }

        @Override
        public long readEvents(int partition, long fromOffset, EventReader reader) {
            return whole.readEvents(partition, fromOffset, reader);
        }

        @Override
        public Map<Integer, Long> commit(List<Output> outputs, List<InputPosition> positions) {
            var committing =
                    Thread.ofPlatform()
                            .uncaughtExceptionHandler((_, _) -> {})
                            .start(() -> whole.commit(outputs, positions));
            try {
                committing.join(after);
                committing.interrupt();
                committing.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("nobody heard how it ended");
        }

        @Override
        public void close() {
            whole.close();
        }
    }
}
