/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ale.eventsourcing.runtime.OwnerLog.InputPosition;

/** Records and positions that come to hold together, or never. */
public final class MemoryTransaction {
    private record Move(MemoryGroup group, InputPosition to) {}

    private final MemoryBroker broker;
    private final String producer;
    private final int epoch;
    private final long startedMillis;
    private final Map<MemoryPartition, List<Integer>> written = new LinkedHashMap<>();
    private final List<Move> moves = new ArrayList<>();
    private boolean ended;

    MemoryTransaction(MemoryBroker broker, String producer, int epoch, long startedMillis) {
        this.broker = broker;
        this.producer = producer;
        this.epoch = epoch;
        this.startedMillis = startedMillis;
    }

    String producer() {
        return producer;
    }

    long startedMillis() {
        return startedMillis;
    }

    /** Appends a record; gives its offset. */
    public long append(String topic, int partition, StoredRecord stored) {
        synchronized (broker) {
            check();
            var place = broker.partition(topic, partition);
            var offsets = written.get(place);
            if (offsets == null) {
                place.opened(this);
                offsets = new ArrayList<>();
                written.put(place, offsets);
            }
            var offset = place.append(stored);
            offsets.add(offset);
            return offset;
        }
    }

    /** Moves positions of a group when it commits; until then nobody learns where they stand. */
    public void move(MemoryGroup group, List<InputPosition> positions) {
        synchronized (broker) {
            check();
            positions.forEach(position -> {
                moves.add(new Move(group, position));
                group.hold(position);
            });
        }
    }

    private void check() {
        if (ended || !broker.isNewest(producer, epoch)) {
            throw new LifeEndedException(producer + " is fenced");
        }
    }

    /**
     * Ends it well.
     *
     * @throws LifeEndedException if a newer producer of this name has ended it already
     */
    public void commit() {
        synchronized (broker) {
            check();
            moves.forEach(move -> move.group().moved(move.to()));
            end(true);
        }
    }

    /** Ends it as if it had never been. */
    public void abort() {
        synchronized (broker) {
            if (!ended) {
                moves.forEach(move -> move.group().release(move.to()));
                end(false);
            }
        }
    }

    private void end(boolean committed) {
        ended = true;
        written.forEach((place, offsets) -> place.ended(this, offsets, committed));
        broker.ended(this);
    }
}
