/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import java.util.Optional;

/**
 * Keeps the newest snapshot of each partition. A snapshot only saves time; losing one costs a fold.
 */
public interface SnapshotStore {
    /** Keeps nothing. */
    SnapshotStore NONE =
            new SnapshotStore() {
                @Override
                public void save(Snapshot snapshot) {}

                @Override
                public Optional<Snapshot> load(int partition) {
                    return Optional.empty();
                }
            };

    /**
     * A serialised state.
     *
     * @param partition of the event log
     * @param nextOffset of the first fact that is not in it
     * @param state Java-serialised
     */
    record Snapshot(int partition, long nextOffset, byte[] state) {}

    /**
     * Facts of a partition between two snapshots. Folding so many takes less than a second; taking
     * a snapshot of a large state takes as long, and everybody who asks its owner waits meanwhile.
     */
    default int eventsBetween() {
        return 250_000;
    }

    /** Keeps a snapshot in place of the older one. It may be lost, but never half kept. */
    void save(Snapshot snapshot);

    /** The newest snapshot that is whole and was made by the same code. */
    Optional<Snapshot> load(int partition);
}
