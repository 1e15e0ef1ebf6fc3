/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ale.eventsourcing.runtime.OwnerLog.InputPosition;

/**
 * A consumer group of static members: who holds which partitions, in which generation, and how far
 * each partition was read. A member that comes back keeps its seat, and its earlier life has none.
 */
public final class MemoryGroup {
    private final int partitions;
    private final TreeMap<String, Integer> lives = new TreeMap<>();
    private final Map<String, Long> positions = new HashMap<>();
    private final Map<String, Integer> held = new HashMap<>();
    private int births;
    private int generation;

    MemoryGroup(int partitions) {
        this.partitions = partitions;
    }

    synchronized int join(String instance) {
        births++;
        if (lives.put(instance, births) == null) {
            generation++;
        }
        return births;
    }

    /** A member is gone, as if its session had run out. */
    public synchronized void expel(String instance) {
        if (lives.remove(instance) != null) {
            generation++;
        }
    }

    synchronized int generation() {
        return generation;
    }

    /** Refuses an earlier life and an expelled member. */
    synchronized void checkMember(String instance, int life) {
        var newest = lives.get(instance);
        if (newest == null || newest != life) {
            throw new LifeEndedException(instance + " is no member any more");
        }
    }

    /** Refuses positions of a member that has missed a change of the group. */
    synchronized void checkGeneration(String instance, int life, int known) {
        checkMember(instance, life);
        if (known != generation) {
            throw new LifeEndedException(instance + " is of generation " + known);
        }
    }

    /** Equal partition numbers of all topics go to one member, in ranges. */
    synchronized Set<Integer> assigned(String instance) {
        var members = new ArrayList<>(lives.keySet());
        var index = members.indexOf(instance);
        var each = partitions / members.size();
        var more = partitions % members.size();
        var from = index * each + Math.min(index, more);
        var assigned = new LinkedHashSet<Integer>();
        for (var number = 0; number < each + (index < more ? 1 : 0); number++) {
            assigned.add(from + number);
        }
        return assigned;
    }

    private static String place(String topic, int partition) {
        return topic + "/" + partition;
    }

    /** Of the next record to read. */
    public synchronized long position(String topic, int partition) {
        return positions.getOrDefault(place(topic, partition), 0L);
    }

    /** Whether a transaction that is still open will move this position. */
    synchronized boolean isHeld(String topic, int partition) {
        return held.getOrDefault(place(topic, partition), 0) > 0;
    }

    synchronized void hold(InputPosition position) {
        held.merge(place(position.topic(), position.partition()), 1, Integer::sum);
    }

    synchronized void release(InputPosition position) {
        held.merge(place(position.topic(), position.partition()), -1, Integer::sum);
    }

    synchronized void moved(InputPosition position) {
        release(position);
        move(position);
    }

    /** Moves a position at once, outside a transaction. */
    public synchronized void move(InputPosition position) {
        positions.put(place(position.topic(), position.partition()), position.nextOffset());
    }
}
