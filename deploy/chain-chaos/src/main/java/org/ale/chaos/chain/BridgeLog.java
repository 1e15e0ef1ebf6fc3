/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos.chain;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.ale.schemas.chainbridge.v1.ChainCommand;
import org.ale.schemas.chainbridge.v1.ChainEvent;
import org.ale.schemas.log.v1.Command;
import org.ale.schemas.log.v1.CommandRecord;
import org.ale.schemas.log.v1.EventRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the bridge has written so far, and a way to wish something of it. */
final class BridgeLog implements AutoCloseable {
    private static final String EVENTS = "ale.chain-bridge.chain.events.v1";
    private static final String COMMANDS = "ale.chain-bridge.chain.commands.v1";
    private static final Duration POLL = Duration.ofMillis(50);

    private final String chainId;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final Map<ChainEvent.EventCase, Long> counts = new HashMap<>();
    private long block;
    private long period;
    private long posted;

    BridgeLog(String bootstrapServers, String chainId) {
        this.chainId = chainId;
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "isolation.level",
                                "read_committed",
                                "auto.offset.reset",
                                "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringSerializer(),
                        new ByteArraySerializer());
        var partitions =
                consumer.partitionsFor(EVENTS).stream()
                        .map(info -> new TopicPartition(EVENTS, info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    void wish(ChainCommand command) {
        var record =
                CommandRecord.newBuilder()
                        .addCommands(
                                Command.newBuilder()
                                        .setId(UUID.randomUUID().toString())
                                        .setPayload(ByteString.copyFrom(command.toByteArray())))
                        .build();
        var _ = producer.send(new ProducerRecord<>(COMMANDS, chainId, record.toByteArray()));
        producer.flush();
    }

    /** Reads on. */
    void read() throws InvalidProtocolBufferException {
        for (var records = consumer.poll(POLL); !records.isEmpty(); records = consumer.poll(POLL)) {
            for (var record : records) {
                note(ChainEvent.parseFrom(EventRecord.parseFrom(record.value()).getPayload()));
            }
        }
    }

    private void note(ChainEvent event) {
        counts.merge(event.getEventCase(), 1L, Long::sum);
        if (event.hasBlocksIngested()) {
            block = event.getBlocksIngested().getBlock();
        }
        if (event.hasInflationMinted()) {
            period = event.getInflationMinted().getIndex();
        }
        if (event.hasRootPostFinalized()) {
            posted = event.getRootPostFinalized().getEpoch();
        }
    }

    /** How many facts of a kind there are. */
    long count(ChainEvent.EventCase kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** The last block whose logs were read. */
    long block() {
        return block;
    }

    /** The last period of inflation that was found. */
    long period() {
        return period;
    }

    /** The last root that is final. */
    long posted() {
        return posted;
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
