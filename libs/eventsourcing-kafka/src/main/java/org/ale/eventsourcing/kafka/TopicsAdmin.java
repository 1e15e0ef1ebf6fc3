/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that are missing. Facts are kept for ever; the rest is kept for a while. */
final class TopicsAdmin {
    private static final String FOR_EVER = "-1";
    private static final String ONE_DAY_MILLIS = "86400000";
    private static final String ONE_HOUR_MILLIS = "3600000";

    private TopicsAdmin() {}

    static void ensure(
            RuntimeConfig config, org.ale.eventsourcing.Topics own, Collection<String> foreign) {
        var wanted = new ArrayList<NewTopic>();
        wanted.add(topic(config, own.commands(), ONE_DAY_MILLIS));
        wanted.add(topic(config, own.events(), FOR_EVER));
        wanted.add(topic(config, own.outcomes(), ONE_HOUR_MILLIS));
        wanted.add(topic(config.topicPrefix() + own.deadLetters(), 1, FOR_EVER));
        foreign.forEach(name -> wanted.add(topic(config, name, FOR_EVER)));
        var settings =
                Map.<String, Object>of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        try (var admin = Admin.create(settings)) {
            var made = admin.createTopics(wanted).values();
            made.forEach(TopicsAdmin::await);
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
                                "max.message.bytes",
                                Integer.toString(KafkaConfigs.RECORD_BYTES_MAX),
                                "message.timestamp.type",
                                "LogAppendTime"));
    }

    private static void await(String topic, KafkaFuture<Void> made) {
        try {
            made.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("cannot make " + topic, e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
