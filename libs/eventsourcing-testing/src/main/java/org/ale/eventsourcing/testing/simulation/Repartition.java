/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.simulation;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ale.eventsourcing.runtime.EventFrame;
import org.ale.eventsourcing.testing.log.MemoryBroker;
import org.ale.schemas.log.v1.EventRecord;

/**
 * The facts of a service dealt to another number of partitions. What a fact says stays as it is;
 * positions, and so the hashes that chain a stream, are made anew. Facts come in order of log time,
 * which keeps the order of each stream and is the only order that partitions have in common.
 */
final class Repartition {
    private final MemoryBroker to;
    private final String topic;
    private final Route route;
    private final Map<String, byte[]> lastHashes = new HashMap<>();
    private final long[] positions;

    private Repartition(MemoryBroker to, String topic, Route route) {
        this.to = to;
        this.topic = topic;
        this.route = route;
        positions = new long[to.partitions()];
    }

    /** Where a fact goes. */
    @FunctionalInterface
    interface Route {
        int partition(MemoryBroker to, EventRecord fact);
    }

    /** A broker that holds nothing but the facts of one topic. */
    static MemoryBroker of(MemoryBroker from, String topic, int partitions, Route route) {
        var to = new MemoryBroker(partitions, from.nowMillis());
        var repartition = new Repartition(to, topic, route);
        inOrder(from, topic).forEach(repartition::append);
        return to;
    }

    private static List<EventRecord> inOrder(MemoryBroker from, String topic) {
        var facts = new ArrayList<EventRecord>();
        for (var partition = 0; partition < from.partitions(); partition++) {
            from.read(
                    topic,
                    partition,
                    0,
                    Integer.MAX_VALUE,
                    (_, stored) -> facts.add(EventFrame.opened(stored.value())));
        }
        facts.sort(Comparator.comparingLong(EventRecord::getLogTimeMillis));
        return facts;
    }

    private void append(EventRecord fact) {
        var stream = fact.getStreamId();
        var partition = route.partition(to, fact);
        var last = lastHashes.getOrDefault(stream, new byte[0]);
        var sealed =
                EventFrame.sealed(
                        fact.toBuilder()
                                .clearCrc32C()
                                .setPosition(++positions[partition])
                                .setPreviousHash(ByteString.copyFrom(last))
                                .build()
                                .toByteArray());
        lastHashes.put(stream, EventFrame.hash(EventFrame.sha256(), sealed));
        to.append(topic, partition, stream, sealed, null);
    }
}
