/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.kafka;

import java.nio.file.Path;

/**
 * Where a service runs.
 *
 * @param bootstrapServers of the Kafka cluster
 * @param service name of the service, e.g. {@code consensus}; part of all client ids
 * @param instanceId number of this instance, 0 and up; fixed for its life and the next
 * @param topicPrefix put before each topic's name; empty in production
 * @param partitions of each topic that has to be made; never changed afterwards
 * @param snapshots folder for snapshots
 */
public record RuntimeConfig(
        String bootstrapServers,
        String service,
        String instanceId,
        String topicPrefix,
        int partitions,
        Path snapshots) {
    /** Partitions on one machine. */
    public static final int PARTITIONS_LOCAL = 4;

    /** Defaults for one machine. */
    public static RuntimeConfig of(String bootstrapServers, String service) {
        return new RuntimeConfig(
                bootstrapServers,
                service,
                "0",
                "",
                PARTITIONS_LOCAL,
                Path.of(System.getProperty("java.io.tmpdir"), "ale-snapshots"));
    }

    public RuntimeConfig withTopicPrefix(String prefix) {
        return new RuntimeConfig(
                bootstrapServers, service, instanceId, prefix, partitions, snapshots);
    }

    public RuntimeConfig withInstanceId(String instance) {
        return new RuntimeConfig(
                bootstrapServers, service, instance, topicPrefix, partitions, snapshots);
    }

    public RuntimeConfig withSnapshots(Path folder) {
        return new RuntimeConfig(
                bootstrapServers, service, instanceId, topicPrefix, partitions, folder);
    }

    /** Name of this instance for the cluster. */
    String client() {
        return topicPrefix + service + "-" + instanceId;
    }
}
