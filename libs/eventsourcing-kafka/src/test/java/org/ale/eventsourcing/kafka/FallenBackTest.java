/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.CommandBus.Wish;
import org.ale.eventsourcing.CommandId;
import org.ale.eventsourcing.Followed;
import org.ale.eventsourcing.Policy.Addressed;
import org.ale.eventsourcing.testing.Patience;
import org.ale.eventsourcing.testing.Tally;
import org.ale.eventsourcing.testing.Tally.Add;
import org.ale.eventsourcing.testing.Tally.Added;
import org.ale.eventsourcing.testing.Tally.Sum;
import org.ale.schemas.log.v1.EventRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A group whose positions fell back gives records again, and nothing follows from them twice. */
class FallenBackTest {
    private static final int FACTS = 40;
    private static final String GROUP = "follower-owner";

    @TempDir Path snapshots;

    private final Aggregate<Add, Sum, Added> source = Tally.aggregate("source", List.of());
    private final Aggregate<Add, Sum, Added> follower =
            Tally.aggregate(
                    "follower",
                    List.of(
                            new Followed<>(
                                    "ale.source.tally.events.v1",
                                    Tally::amount,
                                    (stream, amount, _) ->
                                            List.of(new Addressed<>(stream, new Add(amount))),
                                    Followed.Keying.SAME_KEY)));
    private final String prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + "-";

    private RuntimeConfig config(String service) {
        return RuntimeConfig.of(System.getProperty("ale.test.kafka", "localhost:29092"), service)
                .withTopicPrefix(prefix)
                .withSnapshots(snapshots);
    }

    private static void send(AggregateRuntime<Add, Sum, Added> runtime, int first, int count)
            throws Exception {
        for (var number = first; number < first + count; number++) {
            var wish = new Wish<>(new CommandId("w" + number), new Add(1));
            runtime.bus()
                    .send("s" + number % 8, List.of(wish), Patience.MAX)
                    .toCompletableFuture()
                    .get();
        }
    }

    private List<String> causes() {
        var causes = new ArrayList<String>();
        try (var reader = new PartitionReader(config("reader"))) {
            for (var partition = 0; partition < RuntimeConfig.PARTITIONS_LOCAL; partition++) {
                reader.read(
                        new TopicPartition(prefix + follower.topics().events(), partition),
                        0,
                        record -> causes.add(cause(record.value())));
            }
        }
        return causes;
    }

    private static String cause(byte[] fact) {
        try {
            return EventRecord.parseFrom(fact).getCause();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    /** As if the coordinator had forgotten the latest positions of all partitions. */
    private void fallBack() throws Exception {
        var settings =
                Map.<String, Object>of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        config("admin").bootstrapServers());
        try (var admin = Admin.create(settings)) {
            var member = new MemberToRemove(config("follower").client() + "-owner");
            admin.removeMembersFromConsumerGroup(
                            prefix + GROUP,
                            new RemoveMembersFromConsumerGroupOptions(Set.of(member)))
                    .all()
                    .get();
            var positions = admin.listConsumerGroupOffsets(prefix + GROUP);
            var before = Map.copyOf(positions.partitionsToOffsetAndMetadata().get());
            assertTrue(before.values().stream().anyMatch(each -> each.offset() > 0));
            var earlier = new HashMap<TopicPartition, OffsetAndMetadata>();
            before.keySet().forEach(each -> earlier.put(each, new OffsetAndMetadata(0)));
            admin.alterConsumerGroupOffsets(prefix + GROUP, earlier).all().get();
        }
    }

    @Test
    void nothingFollowsTwice() throws Exception {
        try (var first = AggregateRuntime.start(source, config("source"))) {
            try (var second = AggregateRuntime.start(follower, config("follower"))) {
                send(first, 0, FACTS);
                Patience.until(() -> causes().size() == FACTS);
            }
            fallBack();
            try (var second = AggregateRuntime.start(follower, config("follower"))) {
                send(first, FACTS, 1);
                Patience.until(() -> causes().size() > FACTS);

                var causes = causes();
                assertEquals(FACTS + 1, causes.size());
                assertEquals(FACTS + 1, Set.copyOf(causes).size());
                assertEquals(FACTS, second.health().gauges().repeated.sum());
            }
        }
    }
}
