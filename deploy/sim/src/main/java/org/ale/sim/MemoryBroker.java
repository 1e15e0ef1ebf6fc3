/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Topics in memory with what the runtime needs of Kafka: order, atomic commits, fencing, positions.
 */
final class MemoryBroker {
    static final int PARTITIONS = 4;

    /** A record of a topic. */
    record Stored(String key, long timestampMillis, byte[] value) {}

    private final Map<String, List<List<Stored>>> topics = new TreeMap<>();
    private final Map<String, Long> positions = new TreeMap<>();
    private final Map<String, Integer> epochs = new LinkedHashMap<>();
    private final Faults faults;
    private long nowMillis = 1_700_000_000_000L;

    MemoryBroker(Faults faults) {
        this.faults = faults;
    }

    Faults faults() {
        return faults;
    }

    /** Simulated time goes on. */
    void tick(long millis) {
        nowMillis += millis;
    }

    static int partition(String key) {
        return Math.floorMod(key.hashCode(), PARTITIONS);
    }

    List<Stored> records(String topic, int partition) {
        return topics.computeIfAbsent(
                        topic,
                        _ -> {
                            var partitions = new ArrayList<List<Stored>>();
                            for (var number = 0; number < PARTITIONS; number++) {
                                partitions.add(new ArrayList<>());
                            }
                            return partitions;
                        })
                .get(partition);
    }

    void append(String topic, int partition, String key, byte[] value) {
        records(topic, partition).add(new Stored(key, nowMillis, value));
    }

    long position(String group, String topic, int partition) {
        return positions.getOrDefault(group + "/" + topic + "/" + partition, 0L);
    }

    void move(String group, String topic, int partition, long nextOffset) {
        positions.put(group + "/" + topic + "/" + partition, nextOffset);
    }

    /** A new life: every older one is fenced. */
    int fence(String owner) {
        return epochs.merge(owner, 1, Integer::sum);
    }

    boolean isFenced(String owner, int epoch) {
        return epochs.getOrDefault(owner, 0) != epoch;
    }

    /** What goes wrong, and when: all from a seed. */
    static final class Faults {
        private final Random random;
        private final Mutant mutant;
        private final int crashOnceIn;
        private boolean stopped;

        Faults(long seed, Mutant mutant, int crashOnceIn) {
            random = new Random(seed);
            this.mutant = mutant;
            this.crashOnceIn = crashOnceIn;
        }

        /** Whether a life ends here. */
        boolean crashes() {
            return strikes(crashOnceIn);
        }

        boolean is(Mutant planted) {
            return mutant == planted;
        }

        /** Once in so many times, until faults stop. */
        boolean strikes(int once) {
            return !stopped && random.nextInt(once) == 0;
        }

        void stop() {
            stopped = true;
        }
    }
}
