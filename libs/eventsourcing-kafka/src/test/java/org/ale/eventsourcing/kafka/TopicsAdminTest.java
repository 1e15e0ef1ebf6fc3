/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.kafka;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.ale.eventsourcing.Topics;
import org.ale.eventsourcing.testing.Patience;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;

class TopicsAdminTest {
    private static final Topics OWN = new Topics("sizes", "thing");
    private static final String FOREIGN = "ale.elsewhere.thing.events.v1";

    private final RuntimeConfig config =
            RuntimeConfig.of(System.getProperty("ale.test.kafka", "localhost:29092"), "sizes")
                    .withTopicPrefix("t" + UUID.randomUUID().toString().substring(0, 8) + "-");

    private static final Set<String> NAMES =
            Set.of(OWN.commands(), OWN.events(), OWN.outcomes(), OWN.deadLetters(), FOREIGN);

    /** Whatever a broker takes by default: what is sent must not fail in the end. */
    @Test
    void everyTopicTakesWhatItsProducersSend() throws Exception {
        TopicsAdmin.ensure(config, OWN, List.of(FOREIGN));
        Patience.until(() -> wide().equals(NAMES));
    }

    /** Made by an earlier version or by hand, with what a broker takes by default. */
    @Test
    void topicsThatTakeLessAreWidened() throws Exception {
        var narrow = Set.of(OWN.events(), OWN.outcomes());
        try (var admin = Admin.create(settings())) {
            admin.createTopics(narrow.stream().map(this::narrow).toList()).all().get();
        }
        Patience.until(() -> settingsOf(narrow).size() == narrow.size() && wide().isEmpty());
        TopicsAdmin.ensure(config, OWN, List.of(FOREIGN));
        Patience.until(() -> wide().equals(NAMES));
    }

    private NewTopic narrow(String name) {
        return new NewTopic(
                        config.topicPrefix() + name,
                        Optional.of(config.partitions()),
                        Optional.empty())
                .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "1048588"));
    }

    private Map<String, Object> settings() {
        return Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
    }

    /** The topics that take what producers send, by a setting of their own. */
    private Set<String> wide() throws InterruptedException {
        var sent = KafkaConfigs.writer(config).get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
        var wide = new HashSet<String>();
        settingsOf(NAMES)
                .forEach((name, max) -> {
                    if (!max.isDefault() && max.value().equals(String.valueOf(sent))) {
                        wide.add(name);
                    }
                });
        return wide;
    }

    /** How large records may be, in each of these topics that the broker knows. */
    private Map<String, ConfigEntry> settingsOf(Set<String> names) throws InterruptedException {
        var known = new HashMap<String, ConfigEntry>();
        try (var admin = Admin.create(settings())) {
            for (var name : names) {
                var topic =
                        new ConfigResource(ConfigResource.Type.TOPIC, config.topicPrefix() + name);
                try {
                    admin.describeConfigs(List.of(topic))
                            .all()
                            .get()
                            .forEach((_, all) ->
                                    known.put(name, all.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)));
                } catch (ExecutionException e) {
                    assertInstanceOf(UnknownTopicOrPartitionException.class, e.getCause());
                }
            }
        }
        return known;
    }
}
