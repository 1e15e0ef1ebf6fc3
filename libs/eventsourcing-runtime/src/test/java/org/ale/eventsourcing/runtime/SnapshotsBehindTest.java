/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.ale.eventsourcing.runtime.SnapshotStore.Snapshot;
import org.junit.jupiter.api.Test;

class SnapshotsBehindTest {
    private final List<Long> kept = new CopyOnWriteArrayList<>();
    private final CountDownLatch began = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    /** A disk that waits for us. */
    private final SnapshotStore slow =
            new SnapshotStore() {
                @Override
                public void save(Snapshot snapshot) {
                    began.countDown();
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    kept.add(snapshot.nextOffset());
                }

                @Override
                public Optional<Snapshot> load(int partition) {
                    return Optional.empty();
                }
            };

    private static Snapshot snapshot(int partition, long nextOffset) {
        return new Snapshot(partition, nextOffset, new byte[0]);
    }

    @Test
    void anOwnerDoesNotWaitAndOnlyTheNewestOfAPartitionIsKept() throws InterruptedException {
        try (var behind = new SnapshotsBehind(slow, "snapshots-test")) {
            behind.save(snapshot(0, 1));
            began.await();
            behind.save(snapshot(1, 10));
            behind.save(snapshot(0, 2));
            behind.save(snapshot(0, 3));
            assertEquals(List.of(), kept);
            goOn.countDown();
        }
        assertEquals(List.of(1L, 10L, 3L), kept);
    }
}
