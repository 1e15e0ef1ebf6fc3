/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What an owner has done and how it stands; any thread may read. */
public final class OwnerGauges {
    /** How an owner stands. */
    public enum Standing {
        STARTING,
        RUNNING,
        STOPPED
    }

    public final LongAdder commands = new LongAdder();
    public final LongAdder refusals = new LongAdder();

    /** Records that came again although they had been taken: the group's positions fell back. */
    public final LongAdder repeated = new LongAdder();

    public final LongAdder events = new LongAdder();
    public final LongAdder transactions = new LongAdder();
    public final LongAdder foldedEvents = new LongAdder();
    public final LongAdder foldNanos = new LongAdder();
    public final LongAdder restarts = new LongAdder();
    private final Map<Integer, String> halted = new ConcurrentHashMap<>();
    private volatile Standing standing = Standing.STARTING;

    public Standing standing() {
        return standing;
    }

    void standing(Standing now) {
        standing = now;
    }

    /** Partitions that stopped, and why. */
    public Map<Integer, String> halted() {
        return Map.copyOf(halted);
    }

    void halt(int partition, String reason) {
        halted.put(partition, reason);
    }

    void released(int partition) {
        halted.remove(partition);
    }
}
