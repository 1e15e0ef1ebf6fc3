/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.runtime.OwnerLog.Input;
import org.ale.eventsourcing.runtime.SnapshotStore.Snapshot;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of a partition owner: from fencing its predecessors to the first failure. All state dies
 * with it.
 */
public final class OwnerLife<C, S, E> {
    private static final Logger LOG = LoggerFactory.getLogger(OwnerLife.class);

    /** Facts of a partition between two snapshots. */
    private static final int EVENTS_PER_SNAPSHOT = 50_000;

    private final Aggregate<C, S, E> aggregate;
    private final OwnerLog log;
    private final SnapshotStore snapshots;
    private final Suspects suspects;
    private final OwnerGauges gauges;
    private Witness<S> witness = (_, _) -> {};
    private final Map<Integer, PartitionState<C, S, E>> partitions = new LinkedHashMap<>();
    private final Map<Integer, Long> snapshotPositions = new HashMap<>();

    /**
     * Begins a life: fences first, so that nothing can be folded that an earlier life still
     * changes.
     */
    public OwnerLife(
            Aggregate<C, S, E> aggregate,
            OwnerLog log,
            SnapshotStore snapshots,
            Suspects suspects,
            OwnerGauges gauges) {
        this.aggregate = aggregate;
        this.log = log;
        this.snapshots = snapshots;
        this.suspects = suspects;
        this.gauges = gauges;
        log.fence();
    }

    /** Shows whatever is folded from now on. */
    public OwnerLife<C, S, E> shownTo(Witness<S> onlooker) {
        witness = onlooker;
        return this;
    }

    /**
     * One poll, one transaction over all partitions.
     *
     * @return how many records were consumed
     */
    public int step(Duration timeout) {
        var polled = log.poll(timeout);
        polled.revoked().forEach(partitions::remove);
        polled.revoked().forEach(gauges::released);
        polled.assigned().forEach(this::adopt);
        var batch = new OwnerBatch<>(aggregate, suspects, gauges);
        for (var input : polled.inputs()) {
            var state = partitions.get(input.partition());
            if (state != null) {
                consume(batch, input, state);
            }
        }
        if (batch.consumed() > 0) {
            var ends = log.commit(batch.outputs(), batch.positions());
            gauges.transactions.increment();
            ends.forEach(this::snapshotIfDue);
        }
        return batch.consumed();
    }

    private void consume(OwnerBatch<C, S, E> batch, Input input, PartitionState<C, S, E> state) {
        try {
            batch.consume(input, state);
        } catch (PoisonedPartitionException e) {
            LOG.error("partition {} halts", input.partition(), e);
            suspects.poison(input.partition(), String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private void adopt(int partition) {
        var poison = suspects.poisonOf(partition);
        if (poison != null) {
            gauges.halt(partition, poison);
            return;
        }
        try {
            partitions.put(partition, folded(partition));
            gauges.released(partition);
            witness.folded(partition, states(partition));
        } catch (CorruptLogException e) {
            LOG.error("partition {} halts: its log cannot be read", partition, e);
            gauges.halt(partition, String.valueOf(e.getMessage()));
        }
    }

    /** A snapshot of another log than the one that is there is as good as none. */
    private PartitionState<C, S, E> folded(int partition) {
        var kept = snapshots.load(partition);
        var thawed = kept.isPresent() ? thawed(kept.get()) : null;
        if (kept.isPresent() && thawed != null) {
            try {
                if (foldOnto(thawed, partition, kept.get().nextOffset())) {
                    return thawed;
                }
                LOG.warn("the snapshot of partition {} is ahead of its log", partition);
            } catch (CorruptLogException e) {
                LOG.warn("the snapshot of partition {} does not fit its log", partition, e);
            }
        }
        var fresh = new PartitionState<C, S, E>();
        foldOnto(fresh, partition, 0);
        return fresh;
    }

    /** Whether the log reaches as far as the offset from which it is folded. */
    private boolean foldOnto(PartitionState<C, S, E> state, int partition, long fromOffset) {
        var started = System.nanoTime();
        var before = state.position();
        var end =
                log.readEvents(
                        partition,
                        fromOffset,
                        (offset, value) -> foldOne(state, partition, offset, value));
        snapshotPositions.put(partition, before);
        gauges.foldedEvents.add(state.position() - before);
        gauges.foldNanos.add(System.nanoTime() - started);
        return end >= fromOffset;
    }

    private void foldOne(
            PartitionState<C, S, E> state, int partition, long offset, byte[] value) {
        try {
            state.fold(
                    aggregate.decider(),
                    aggregate.eventCodec(),
                    value,
                    cause -> cause.startsWith(aggregate.topics().commands()));
        } catch (CorruptLogException e) {
            throw e;
        } catch (RuntimeException | AssertionError e) {
            throw new CorruptLogException(
                    "the fact at %d-%d cannot be folded".formatted(partition, offset), e);
        }
    }

    private void snapshotIfDue(int partition, long nextOffset) {
        var state = partitions.get(partition);
        if (state == null) {
            return;
        }
        var last = snapshotPositions.getOrDefault(partition, 0L);
        if (state.position() - last >= EVENTS_PER_SNAPSHOT) {
            snapshots.save(new Snapshot(partition, nextOffset, frozen(state)));
            snapshotPositions.put(partition, state.position());
        }
    }

    private byte[] frozen(PartitionState<C, S, E> state) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(state);
        } catch (IOException e) {
            throw new IllegalStateException("every part of a state is serialisable", e);
        }
        return bytes.toByteArray();
    }

    @SuppressWarnings("unchecked")
    private @Nullable PartitionState<C, S, E> thawed(Snapshot snapshot) {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(snapshot.state()))) {
            return (PartitionState<C, S, E>) in.readObject();
        } catch (IOException | ClassNotFoundException | ClassCastException e) {
            LOG.warn("the snapshot of partition {} is of other code", snapshot.partition(), e);
            return null;
        }
    }

    /** The living states of a partition, by stream; empty if it is not ours. */
    public Map<String, S> states(int partition) {
        var state = partitions.get(partition);
        return state == null ? Map.of() : state.states();
    }
}
