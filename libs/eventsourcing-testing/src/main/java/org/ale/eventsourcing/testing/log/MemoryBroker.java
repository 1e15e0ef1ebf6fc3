/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Topics in memory with Kafka's semantics: order in each partition, transactions that are read when
 * they are committed, producers that fence their earlier lives, and groups with generations.
 *
 * <p>It has a clock of its own; a transaction that stays open for too long is aborted by it.
 */
public final class MemoryBroker {
    /** What a transaction may take, in the broker's own time. */
    static final Duration TRANSACTION_MAX = Duration.ofSeconds(10);

    private final int partitions;
    private final Map<String, List<MemoryPartition>> topics = new HashMap<>();
    private final Map<String, MemoryGroup> groups = new HashMap<>();
    private final Map<String, Integer> epochs = new HashMap<>();
    private final Set<MemoryTransaction> open = new LinkedHashSet<>();
    private final List<MemoryTransaction> inFlight = new ArrayList<>();
    private long nowMillis;

    /**
     * An empty one.
     *
     * @param partitions of each topic
     */
    public MemoryBroker(int partitions, long nowMillis) {
        this.partitions = partitions;
        this.nowMillis = nowMillis;
    }

    /** Gets committed records. */
    @FunctionalInterface
    public interface Reader {
        void read(long offset, StoredRecord stored);
    }

    public int partitions() {
        return partitions;
    }

    public int partitionOf(String key) {
        return Math.floorMod(key.hashCode(), partitions);
    }

    public synchronized long nowMillis() {
        return nowMillis;
    }

    /** Time goes on; what was left open for too long is aborted. */
    public synchronized void tick(long millis) {
        nowMillis += millis;
        if (!open.isEmpty()) {
            List.copyOf(open).stream()
                    .filter(each -> nowMillis - each.startedMillis() > TRANSACTION_MAX.toMillis())
                    .forEach(MemoryTransaction::abort);
        }
    }

    synchronized MemoryPartition partition(String topic, int partition) {
        var all = topics.get(topic);
        if (all == null) {
            all = new ArrayList<>();
            for (var number = 0; number < partitions; number++) {
                all.add(new MemoryPartition());
            }
            topics.put(topic, all);
        }
        return all.get(partition);
    }

    /** Appends outside of transactions; gives the offset. */
    public synchronized long append(
            String topic, int partition, String key, byte[] value, @Nullable String traceparent) {
        return partition(topic, partition)
                .append(new StoredRecord(key, nowMillis, value, traceparent));
    }

    /**
     * Reads what is committed, up to the first record of an open transaction.
     *
     * @return the offset to go on from
     */
    public synchronized long read(String topic, int partition, long from, int max, Reader reader) {
        var place = partition(topic, partition);
        return read(place, from, Math.min(place.stableEnd(), from + max), reader);
    }

    /** Reads what nobody may have committed. */
    synchronized long readUncommitted(
            String topic, int partition, long from, int max, Reader reader) {
        var place = partition(topic, partition);
        return read(place, from, Math.min(place.end(), from + max), reader);
    }

    private static long read(MemoryPartition place, long from, long to, Reader reader) {
        for (var offset = (int) from; offset < to; offset++) {
            var stored = place.at(offset);
            if (stored != null) {
                reader.read(offset, stored);
            }
        }
        return Math.max(from, to);
    }

    /** Forgets what lies before an offset: a log keeps only its facts for ever. */
    public synchronized void forget(String topic, int partition, long before) {
        partition(topic, partition).forget((int) before);
    }

    /** Whether a committed record that is not forgotten lies there. */
    public synchronized boolean holds(String topic, int partition, long offset) {
        var place = partition(topic, partition);
        return offset < place.stableEnd() && place.at((int) offset) != null;
    }

    public synchronized long end(String topic, int partition) {
        return partition(topic, partition).end();
    }

    public synchronized boolean isStable(String topic, int partition) {
        var place = partition(topic, partition);
        return place.stableEnd() == place.end();
    }

    public synchronized MemoryGroup group(String name) {
        return groups.computeIfAbsent(name, _ -> new MemoryGroup(partitions));
    }

    /** A new life of a producer: every older one is fenced, and what it left open is aborted. */
    public synchronized int fence(String producer) {
        var epoch = epochs.merge(producer, 1, Integer::sum);
        List.copyOf(open).stream()
                .filter(transaction -> transaction.producer().equals(producer))
                .forEach(MemoryTransaction::abort);
        return epoch;
    }

    synchronized int epoch(String producer) {
        return epochs.computeIfAbsent(producer, _ -> 1);
    }

    synchronized boolean isNewest(String producer, int epoch) {
        return epoch(producer) == epoch;
    }

    /**
     * Opens a transaction.
     *
     * @throws LifeEndedException if a newer life of this producer has begun
     */
    public synchronized MemoryTransaction begin(String producer, int epoch) {
        if (!isNewest(producer, epoch)) {
            throw new LifeEndedException(producer + " is fenced");
        }
        var transaction = new MemoryTransaction(this, producer, epoch, nowMillis);
        open.add(transaction);
        return transaction;
    }

    synchronized void ended(MemoryTransaction transaction) {
        open.remove(transaction);
        notifyAll();
    }

    /** The wish to commit is on its way; its sender will never hear the answer. */
    synchronized void sendCommit(MemoryTransaction transaction) {
        inFlight.add(transaction);
    }

    /** What is on its way arrives; a producer that was fenced meanwhile is refused. */
    public synchronized void deliver() {
        for (var transaction : List.copyOf(inFlight)) {
            inFlight.remove(transaction);
            try {
                transaction.commit();
            } catch (LifeEndedException refused) {
                transaction.abort();
            }
        }
    }

    /** Waits, in real time, until nothing of a partition is pending. */
    synchronized void awaitStable(String topic, int partition, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!isStable(topic, partition)) {
                var millis = (deadline - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    throw new LifeEndedException("a transaction is pending in " + topic);
                }
                wait(millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LifeEndedException("interrupted");
        }
    }
}
