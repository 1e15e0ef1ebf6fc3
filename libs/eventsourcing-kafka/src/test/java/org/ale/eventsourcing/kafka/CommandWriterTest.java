/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.ale.eventsourcing.LogUnreachableException;
import org.ale.eventsourcing.testing.Gate;
import org.ale.eventsourcing.testing.Patience;
import org.ale.schemas.log.v1.OutcomeRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** On the broker of the test stack, behind a gate that is shut at first. */
class CommandWriterTest {
    private static final String BROKER = System.getProperty("ale.test.kafka", "localhost:29092");

    private static final Duration POLL = Duration.ofMillis(100);

    private final String topic = "t" + UUID.randomUUID() + ".commands.v1";

    private static RuntimeConfig config(String broker) {
        return RuntimeConfig.of(broker, "writer");
    }

    private CompletableFuture<OutcomeRecord> write(CommandWriter writer, String name) {
        var reply = new CompletableFuture<OutcomeRecord>();
        writer.write(new ProducerRecord<>(topic, name, new byte[0]), reply);
        return reply;
    }

    private void makeTopic() throws Exception {
        var settings = Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, BROKER);
        try (var admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    private List<String> written(int count) {
        var names = new ArrayList<String>();
        try (var reader =
                new KafkaConsumer<>(
                        KafkaConfigs.reader(config(BROKER)),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            reader.assign(List.of(partition));
            reader.seekToBeginning(List.of(partition));
            var deadline = System.nanoTime() + Patience.MAX.toNanos();
            while (names.size() < count && System.nanoTime() < deadline) {
                reader.poll(POLL).forEach(record -> names.add(record.key()));
            }
        }
        return names;
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsNotWritten() throws Exception {
        makeTopic();
        try (var gate = new Gate(BROKER);
                var writer = new CommandWriter("w", KafkaConfigs.writer(config(gate.address())))) {
            var first = write(writer, "first");
            assertTrue(write(writer, "given up").cancel(false));
            var last = write(writer, "last");
            assertFalse(first.isDone() || last.isDone());

            gate.open();

            assertEquals(List.of("first", "last"), written(2));
        }
    }

    @Test
    void whoComesAfterTooManyIsToldSoAtOnce() throws IOException {
        try (var gate = new Gate(BROKER);
                var writer = new CommandWriter("w", KafkaConfigs.writer(config(gate.address())))) {
            var replies = new ArrayList<CompletableFuture<OutcomeRecord>>();
            // One is on its way and so many may wait.
            for (var number = 0; number < CommandWriter.WAITING_MAX + 2; number++) {
                replies.add(write(writer, "a command"));
            }

            var refused = replies.stream().filter(CompletableFuture::isDone).findFirst();
            assertInstanceOf(LogUnreachableException.class, refused.orElseThrow().exceptionNow());
        }
    }
}
