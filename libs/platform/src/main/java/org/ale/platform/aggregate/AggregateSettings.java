/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform.aggregate;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.ale.eventsourcing.Topics;
import org.ale.eventsourcing.kafka.RuntimeConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The configuration keys of a partition owner. */
@Singleton
final class AggregateSettings {
    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    @ConfigProperty(name = "ale.instance-id")
    String instanceId;

    /** Missing in production. */
    @Inject
    @ConfigProperty(name = "ale.topic-prefix")
    Optional<String> topicPrefix;

    /** Partitions of topics that have to be made; never changed afterwards. */
    @Inject
    @ConfigProperty(name = "ale.partitions")
    int partitions;

    /** Folder for snapshots; losing it only costs time. */
    @Inject
    @ConfigProperty(name = "ale.snapshots")
    Path snapshots;

    RuntimeConfig runtime(Topics topics) {
        return new RuntimeConfig(
                bootstrapServers,
                topics.context(),
                instanceId,
                topicPrefix.orElse(""),
                partitions,
                snapshots);
    }
}
