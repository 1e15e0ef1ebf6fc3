/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the topics that are missing, and lets its own that were made by others or before take
 * records as large as are sent. Facts are kept for ever; the rest is kept for a while.
 */
final class TopicsAdmin {
    private static final Logger LOG = LoggerFactory.getLogger(TopicsAdmin.class);
    private static final String FOR_EVER = "-1";
    private static final String ONE_DAY_MILLIS = "86400000";
    private static final String ONE_HOUR_MILLIS = "3600000";

    private static final AlterConfigOp WIDER =
            new AlterConfigOp(
                    new ConfigEntry(
                            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                            Integer.toString(KafkaConfigs.RECORD_BYTES_MAX)),
                    AlterConfigOp.OpType.SET);

    private TopicsAdmin() {}

    static void ensure(
            RuntimeConfig config, org.ale.eventsourcing.Topics own, Collection<String> foreign) {
        var wanted = new ArrayList<NewTopic>();
        var followed = foreign.stream().map(name -> config.topicPrefix() + name).toList();
        wanted.add(topic(config, own.commands(), ONE_DAY_MILLIS));
        wanted.add(topic(config, own.events(), FOR_EVER));
        wanted.add(topic(config, own.outcomes(), ONE_HOUR_MILLIS));
        wanted.add(topic(config.topicPrefix() + own.deadLetters(), 1, FOR_EVER));
        foreign.forEach(name -> wanted.add(topic(config, name, FOR_EVER)));
        var settings =
                Map.<String, Object>of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        try (var admin = Admin.create(settings)) {
            var old = new ArrayList<ConfigResource>();
            admin.createTopics(wanted)
                    .values()
                    .forEach((topic, made) -> {
                        if (!isNew(topic, made) && !followed.contains(topic)) {
                            old.add(new ConfigResource(ConfigResource.Type.TOPIC, topic));
                        }
                    });
            widen(admin, old);
        }
    }

    /**
     * A record that a topic does not take would fail with its transaction, again and again. That is
     * rarer than an owner who may not alter topics: he starts all the same, and says so.
     */
    private static void widen(Admin admin, Collection<ConfigResource> topics) {
        var changes = new LinkedHashMap<ConfigResource, Collection<AlterConfigOp>>();
        admin.describeConfigs(topics)
                .values()
                .forEach((topic, settings) -> {
                    if (takesTooLittle(topic, settings)) {
                        changes.put(topic, List.of(WIDER));
                    }
                });
        admin.incrementalAlterConfigs(changes)
                .values()
                .forEach((topic, altered) -> {
                    try {
                        altered.get();
                    } catch (ExecutionException e) {
                        LOG.warn(
                                "{} takes records that are smaller than {} bytes",
                                topic.name(),
                                KafkaConfigs.RECORD_BYTES_MAX,
                                e.getCause());
                    } catch (InterruptedException e) {
                        throw interrupted(e);
                    }
                });
    }

    /** One that the broker does not know yet was made just now, by a neighbour and wide enough. */
    private static boolean takesTooLittle(ConfigResource topic, KafkaFuture<Config> settings) {
        try {
            var bytes = settings.get().get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value();
            return Integer.parseInt(bytes) < KafkaConfigs.RECORD_BYTES_MAX;
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                LOG.warn("how large records {} takes is not told", topic.name(), e.getCause());
            }
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static NewTopic topic(RuntimeConfig config, String name, String retentionMillis) {
        return topic(config.topicPrefix() + name, config.partitions(), retentionMillis);
    }

    private static NewTopic topic(String name, int partitions, String retentionMillis) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty())
                .configs(
                        Map.of(
                                "retention.ms",
                                retentionMillis,
                                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                Integer.toString(KafkaConfigs.RECORD_BYTES_MAX),
                                "message.timestamp.type",
                                "LogAppendTime"));
    }

    private static boolean isNew(String topic, KafkaFuture<Void> made) {
        try {
            made.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw new IllegalStateException("cannot make " + topic, e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }
}
