/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps snapshots on a thread of its own, so that no owner waits for a hash and a disk. Of two that
 * wait for the same partition the older one is dropped; what waits at a crash is lost, which costs
 * a fold.
 */
public final class SnapshotsBehind implements SnapshotStore, AutoCloseable {
    private final SnapshotStore store;
    private final Map<Integer, Snapshot> waiting = new LinkedHashMap<>();
    private final Thread writer;
    private boolean closed;

    /**
     * Starts the thread.
     *
     * @param store where they are kept
     * @param name of the thread
     */
    public SnapshotsBehind(SnapshotStore store, String name) {
        this.store = store;
        writer = Thread.ofPlatform().name(name).daemon().start(this::write);
    }

    @Override
    public synchronized void save(Snapshot snapshot) {
        waiting.put(snapshot.partition(), snapshot);
        notifyAll();
    }

    @Override
    public Optional<Snapshot> load(int partition) {
        return store.load(partition);
    }

    @Override
    public int eventsBetween() {
        return store.eventsBetween();
    }

    private void write() {
        try {
            for (var next = take(); next.isPresent(); next = take()) {
                store.save(next.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The one that waited longest; empty when it is closed and nothing waits. */
    private synchronized Optional<Snapshot> take() throws InterruptedException {
        while (waiting.isEmpty()) {
            if (closed) {
                return Optional.empty();
            }
            wait();
        }
        var partition = waiting.keySet().iterator().next();
        return Optional.ofNullable(waiting.remove(partition));
    }

    /** Ends after what waits is kept. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
