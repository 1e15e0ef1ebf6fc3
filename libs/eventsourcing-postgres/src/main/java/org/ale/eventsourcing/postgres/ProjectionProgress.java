/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.postgres;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** How one projection of this process stands; any thread may read. */
public final class ProjectionProgress {
    private final String projection;
    private final Map<Integer, Place> places = new ConcurrentHashMap<>();
    private final LongAdder applied = new LongAdder();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile long lastLogTimeMillis;
    private volatile long delayMillis;
    private volatile @Nullable String fault;

    ProjectionProgress(String projection) {
        this.projection = projection;
    }

    public String projection() {
        return projection;
    }

    /** Position of the last applied fact of each partition that is read here. */
    public Map<Integer, Long> positions() {
        var positions = new TreeMap<Integer, Long>();
        places.forEach((partition, place) -> positions.put(partition, place.position()));
        return positions;
    }

    /** Facts applied since the process began. */
    public long applied() {
        return applied.sum();
    }

    /** Log time of the newest applied fact, milliseconds since 1970; 0 before the first. */
    public long lastLogTimeMillis() {
        return lastLogTimeMillis;
    }

    /** Milliseconds between the log time of the newest applied fact and its being visible. */
    public long delayMillis() {
        return delayMillis;
    }

    /** Why it does not move, or null if it does. */
    public @Nullable String fault() {
        return fault;
    }

    void assigned(int partition, Place place) {
        places.put(partition, place);
    }

    void forget(Collection<Integer> partitions) {
        partitions.forEach(places::remove);
    }

    void forgetAll() {
        places.clear();
    }

    @Nullable Place place(int partition) {
        return places.get(partition);
    }

    void faulty(String reason) {
        fault = reason;
    }

    void sound() {
        fault = null;
    }

    void reached(Map<Integer, Place> to, int events, long logTimeMillis) {
        places.putAll(to);
        applied.add(events);
        lastLogTimeMillis = Math.max(lastLogTimeMillis, logTimeMillis);
        delayMillis = Math.max(0, System.currentTimeMillis() - logTimeMillis);
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean hasReached(int partition, long position) {
        var place = places.get(partition);
        return place != null && place.position() >= position;
    }

    /** Waits until a partition has come so far here, or the time is over. */
    boolean awaitReached(int partition, long position, long nanosMax) throws InterruptedException {
        var nanos = nanosMax;
        lock.lock();
        try {
            while (!hasReached(partition, position)) {
                if (nanos <= TimeUnit.MICROSECONDS.toNanos(1)) {
                    return false;
                }
                nanos = moved.awaitNanos(nanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
