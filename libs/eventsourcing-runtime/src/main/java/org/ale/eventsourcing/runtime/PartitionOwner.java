/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import java.time.Duration;
import java.util.function.Supplier;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.runtime.OwnerGauges.Standing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The owner's thread: one life after another until it is closed. */
public final class PartitionOwner<C, S, E> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionOwner.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE_FIRST = Duration.ofMillis(50);
    private static final Duration PAUSE_MAX = Duration.ofMillis(500);

    private final Aggregate<C, S, E> aggregate;
    private final Supplier<OwnerLog> lives;
    private final SnapshotStore snapshots;
    private final Witness<S> witness;
    private final Suspects suspects = new Suspects();
    private final OwnerGauges gauges = new OwnerGauges();
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Prepares an owner.
     *
     * @param lives opens the log anew for each life
     * @param witness is shown each partition that is taken over
     */
    public PartitionOwner(
            Aggregate<C, S, E> aggregate,
            Supplier<OwnerLog> lives,
            SnapshotStore snapshots,
            Witness<S> witness) {
        this.aggregate = aggregate;
        this.lives = lives;
        this.snapshots = snapshots;
        this.witness = witness;
        thread = new Thread(this::run, "owner-" + aggregate.topics().aggregate());
    }

    public PartitionOwner<C, S, E> start() {
        thread.start();
        return this;
    }

    public OwnerGauges gauges() {
        return gauges;
    }

    private void run() {
        var pause = PAUSE_FIRST;
        while (!closed) {
            var lived = live();
            if (!closed) {
                gauges.restarts.increment();
                pause = lived ? PAUSE_FIRST : longer(pause);
                sleep(pause);
            }
        }
        gauges.standing(Standing.STOPPED);
    }

    /** Whether this life carried anything out. */
    private boolean live() {
        gauges.standing(Standing.STARTING);
        var before = gauges.transactions.sum();
        try (var log = lives.get()) {
            var life =
                    new OwnerLife<>(aggregate, log, snapshots, suspects, gauges).shownTo(witness);
            while (!closed) {
                life.step(POLL);
                gauges.standing(log.isMember() ? Standing.RUNNING : Standing.STARTING);
            }
        } catch (RuntimeException e) {
            LOG.warn("a life of {} ends, another begins", aggregate.topics(), e);
        }
        return gauges.transactions.sum() > before;
    }

    private static Duration longer(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : twice;
    }

    private void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
