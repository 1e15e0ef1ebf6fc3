/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import org.ale.eventsourcing.runtime.SealedSnapshot;
import org.ale.eventsourcing.runtime.SnapshotStore;
import org.ale.eventsourcing.testing.log.LogMutant;

/** Snapshots on a disk that loses some, and changes a bit of others. */
final class MemorySnapshots implements SnapshotStore {
    private static final String CODE = "simulated";
    private static final int LOST_ONCE_IN = 8;
    private static final int CHANGED_ONCE_IN = 8;

    private final SeededFaults faults;
    private final int eventsBetween;
    private final IntToLongFunction logEnd;
    private final Map<Integer, byte[]> kept = new HashMap<>();
    private long restored;
    private long refused;
    private long lost;

    /**
     * An empty disk.
     *
     * @param logEnd of a partition of the own log
     */
    MemorySnapshots(SeededFaults faults, int eventsBetween, IntToLongFunction logEnd) {
        this.faults = faults;
        this.eventsBetween = eventsBetween;
        this.logEnd = logEnd;
    }

    @Override
    public int eventsBetween() {
        return eventsBetween;
    }

    @Override
    public void save(Snapshot snapshot) {
        if (faults.strikes(LOST_ONCE_IN)) {
            lost++;
            return;
        }
        var sealed = SealedSnapshot.seal(snapshot, CODE);
        if (faults.strikes(CHANGED_ONCE_IN)) {
            faults.flip(sealed);
        }
        kept.put(snapshot.partition(), sealed);
    }

    @Override
    public Optional<Snapshot> load(int partition) {
        var sealed = kept.get(partition);
        if (sealed == null) {
            return Optional.empty();
        }
        if (faults.strikes(LOST_ONCE_IN)) {
            lost++;
            return Optional.empty();
        }
        var snapshot = SealedSnapshot.open(partition, sealed, CODE);
        if (snapshot.isEmpty()) {
            refused++;
            return snapshot;
        }
        restored++;
        return faults.isPlanted(LogMutant.SNAPSHOT_OFFSET_UNCHECKED)
                ? snapshot.map(whole -> atTheEnd(whole, logEnd.applyAsLong(partition)))
                : snapshot;
    }

    private static Snapshot atTheEnd(Snapshot whole, long logEnd) {
        return new Snapshot(whole.partition(), logEnd, whole.state());
    }

    long restored() {
        return restored;
    }

    /** Of those that were read, so many were not whole. */
    long refused() {
        return refused;
    }

    long lost() {
        return lost;
    }
}
