/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import kafka.server.metadata.KRaftMetadataCache;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metadata.PartitionRecord;
import org.apache.kafka.common.metadata.TopicRecord;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.MetadataProvenance;
import org.apache.kafka.server.common.KRaftVersion;
import org.junit.jupiter.api.Test;

/**
 * A broker that comes back finds transactions whose commit was decided and not yet written to all
 * their partitions. It must not take a partition that has no leader yet for one that was deleted:
 * the commit would be forgotten there, and what was acknowledged never be read (ADR 0022).
 */
class LeaderlessPartitionTest {
    private static final String TOPIC = "facts";
    private static final ListenerName LISTENER = new ListenerName("PLAINTEXT");

    @Test
    void aPartitionWithoutALeaderIsNotTakenForADeletedOne() {
        var cache = cache();

        assertEquals(
                Optional.of(Node.noNode()), cache.getPartitionLeaderEndpoint(TOPIC, 0, LISTENER));
    }

    @Test
    void aDeletedOneIsKnownAsSuch() {
        var cache = cache();

        assertEquals(Optional.empty(), cache.getPartitionLeaderEndpoint("gone", 0, LISTENER));
        assertEquals(Optional.empty(), cache.getPartitionLeaderEndpoint(TOPIC, 1, LISTENER));
    }

    private static KRaftMetadataCache cache() {
        var topic = Uuid.randomUuid();
        var delta = new MetadataDelta.Builder().setImage(MetadataImage.EMPTY).build();
        delta.replay(new TopicRecord().setName(TOPIC).setTopicId(topic));
        delta.replay(
                new PartitionRecord()
                        .setTopicId(topic)
                        .setPartitionId(0)
                        .setReplicas(List.of(1))
                        .setDirectories(List.of(Uuid.randomUuid()))
                        .setIsr(List.of(1))
                        .setLeader(-1));
        var cache = new KRaftMetadataCache(1, () -> KRaftVersion.KRAFT_VERSION_0);
        cache.setImage(delta.apply(MetadataProvenance.EMPTY));
        return cache;
    }
}
