/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ale.eventsourcing.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

class TopicsAdminTest {
    private static final Topics OWN = new Topics("sizes", "thing");
    private static final String FOREIGN = "ale.elsewhere.thing.events.v1";

    private final RuntimeConfig config =
            RuntimeConfig.of(System.getProperty("ale.test.kafka", "localhost:29092"), "sizes")
                    .withTopicPrefix("t" + UUID.randomUUID().toString().substring(0, 8) + "-");

    /** Whatever a broker takes by default: what is sent must not fail in the end. */
    @Test
    void everyTopicTakesWhatItsProducersSend() throws Exception {
        TopicsAdmin.ensure(config, OWN, List.of(FOREIGN));
        var sent = KafkaConfigs.writer(config).get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
        var names =
                Set.of(OWN.commands(), OWN.events(), OWN.outcomes(), OWN.deadLetters(), FOREIGN);
        var taken = new HashMap<String, Boolean>();
        var settings =
                Map.<String, Object>of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        try (var admin = Admin.create(settings)) {
            var topics =
                    names.stream()
                            .map(name ->
                                    new ConfigResource(
                                            ConfigResource.Type.TOPIC, config.topicPrefix() + name))
                            .toList();
            admin.describeConfigs(topics)
                    .all()
                    .get()
                    .forEach((topic, entries) -> {
                        var max = entries.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
                        taken.put(
                                topic.name().substring(config.topicPrefix().length()),
                                !max.isDefault() && max.value().equals(String.valueOf(sent)));
                    });
        }
        assertEquals(names, taken.keySet());
        assertEquals(Set.of(true), Set.copyOf(taken.values()), () -> "of these: " + taken);
    }
}
