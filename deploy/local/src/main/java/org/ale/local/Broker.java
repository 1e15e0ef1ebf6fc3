/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kafka.Kafka;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.EligibleLeaderReplicasVersion;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real Kafka broker and controller in one process (KRaft).
 *
 * <p>Usage: {@code Broker <folder> <port> <controller port>}. It formats the folder when it is
 * empty and runs until it is stopped.
 *
 * <p>A controller that starts believes for a session in the broker that its log names, and refuses
 * the one that starts beside it meanwhile. Kafka's nine seconds are for brokers on other machines;
 * here they would be the greater part of what a killed broker costs. Its logs are recovered by as
 * many threads as there are cores, each from the beginning of its last segment; and positions and
 * transactions, of which only the last counts, are compacted soon, because they are loaded whole.
 */
public final class Broker {
    /**
     * Whoever is the only one has nobody else's copy to wait for: after a kill it would have to
     * prove partition by partition that it may lead.
     */
    private static final short WITHOUT_ELIGIBLE_REPLICAS =
            EligibleLeaderReplicasVersion.ELRV_0.featureLevel();

    private Broker() {}

    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]).toAbsolutePath();
        Files.createDirectories(folder);
        BrokerRelease.requireReadable(folder);
        var properties = folder.resolve("server.properties");
        var logs = folder.resolve("log");
        Files.writeString(properties, settings(logs, args[1], args[2]));
        if (Files.notExists(logs.resolve("meta.properties"))) {
            format(logs);
        }
        Kafka.main(new String[] {properties.toString()});
    }

    private static void format(Path logs) throws Exception {
        var formatter =
                new Formatter()
                        .setPrintStream(new PrintStream(System.out, true))
                        .setNodeId(1)
                        .setClusterId("ale-local-cluster-0001")
                        .setReleaseVersion(MetadataVersion.latestProduction())
                        .setFeatureLevel(
                                EligibleLeaderReplicasVersion.FEATURE_NAME,
                                WITHOUT_ELIGIBLE_REPLICAS)
                        .setControllerListenerName("CONTROLLER")
                        .setMetadataLogDirectory(logs.toString())
                        .setDirectories(List.of(logs.toString()));
        formatter.run();
    }

    private static String settings(Path logs, String port, String controllerPort)
            throws IOException {
        return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@localhost:%3$s
        controller.listener.names=CONTROLLER
        listeners=PLAINTEXT://localhost:%2$s,CONTROLLER://localhost:%3$s
        advertised.listeners=PLAINTEXT://localhost:%2$s
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        log.dirs=%1$s
        default.replication.factor=1
        min.insync.replicas=1
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=3
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=3
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        share.coordinator.state.topic.num.partitions=1
        group.initial.rebalance.delay.ms=0
        auto.create.topics.enable=false
        log.cleaner.dedupe.buffer.size=8388608
        log.segment.bytes=16777216
        offsets.topic.segment.bytes=1048576
        transaction.state.log.segment.bytes=1048576
        log.cleaner.delete.retention.ms=60000
        log.index.size.max.bytes=1048576
        message.max.bytes=8388608
        replica.fetch.max.bytes=8388608
        num.network.threads=2
        num.io.threads=4
        num.recovery.threads.per.data.dir=%4$d
        broker.session.timeout.ms=1000
        broker.heartbeat.interval.ms=100
        background.threads=2
        transaction.max.timeout.ms=60000
        log.message.timestamp.type=LogAppendTime
        """
                .formatted(logs, port, controllerPort, Runtime.getRuntime().availableProcessors());
    }
}
