/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.sim;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.ale.eventsourcing.testing.log.MemoryBroker;
import org.ale.schemas.log.v1.EventRecord;

/** Hears each fact of a log once. */
final class Ears {
    private final MemoryBroker broker;
    private final Map<String, Long> heard = new HashMap<>();

    Ears(MemoryBroker broker) {
        this.broker = broker;
    }

    /** Reads on where the last reading of this topic ended. */
    void readOn(String topic, Consumer<EventRecord> ear) {
        for (var partition = 0; partition < broker.partitions(); partition++) {
            var place = topic + "/" + partition;
            heard.put(
                    place,
                    broker.read(
                            topic,
                            partition,
                            heard.getOrDefault(place, 0L),
                            Integer.MAX_VALUE,
                            (_, stored) -> hear(stored.value(), ear)));
        }
    }

    /** A planted bug may have broken a record; the checkers will say so. */
    private static void hear(byte[] value, Consumer<EventRecord> ear) {
        try {
            ear.accept(EventRecord.parseFrom(value));
        } catch (InvalidProtocolBufferException | IllegalArgumentException broken) {
            ear.accept(EventRecord.getDefaultInstance());
        }
    }
}
