/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.kafka;

import java.util.HashMap;
import java.util.Map;
import org.ale.eventsourcing.runtime.OwnerLog;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Client settings; each that is not a default says why. */
final class KafkaConfigs {
    /** Most records of one poll; a transaction has at most two. */
    static final int RECORDS_PER_POLL = 1_000;

    /** Of a record with its key and headers: what producers send and topics take. */
    static final int RECORD_BYTES_MAX = OwnerLog.VALUE_BYTES_MAX + 64 * 1024;

    private KafkaConfigs() {}

    /** A member of the owner's group: equal partition numbers of all inputs land on one owner. */
    static Map<String, Object> groupMember(RuntimeConfig config, String role) {
        var settings = reader(config);
        settings.put(
                ConsumerConfig.GROUP_ID_CONFIG, config.topicPrefix() + config.service() + role);
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, config.client() + role);
        // Static members of the classic protocol resume in seconds after a kill; others take 45 s.
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        settings.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 300_000);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_PER_POLL);
        // The heartbeat thread wakes up this often: the reader's 20 ms cost a hundredth of a core.
        settings.put(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG, 100);
        return settings;
    }

    /** A reader of committed records that commits nothing itself. */
    static Map<String, Object> reader(RuntimeConfig config) {
        var settings = new HashMap<String, Object>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        settings.put(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG, 20);
        brokerAway(settings);
        return settings;
    }

    /** A producer whose transactions fence its earlier lives. */
    static Map<String, Object> transactional(RuntimeConfig config, String role) {
        var settings = writer(config);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, config.client() + role);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
        // With the default backoff a hop costs 110 ms at the median, with this 6 to 34 ms.
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return settings;
    }

    static Map<String, Object> writer(RuntimeConfig config) {
        var settings = new HashMap<String, Object>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RECORD_BYTES_MAX);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 8_000);
        brokerAway(settings);
        return settings;
    }

    /**
     * A broker that comes back is found, and asked again, within a fifth of a second, not after a
     * whole one. What is known of the topics is kept meanwhile: a consumer that forgets them joins
     * its group anew, and a producer makes its callers wait.
     */
    private static void brokerAway(Map<String, Object> settings) {
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200);
        settings.put(CommonClientConfigs.RETRY_BACKOFF_MAX_MS_CONFIG, 200);
        settings.put(
                CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG,
                MetadataRecoveryStrategy.NONE.name);
    }
}
