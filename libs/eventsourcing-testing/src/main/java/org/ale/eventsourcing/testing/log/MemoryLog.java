/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ale.eventsourcing.Topics;
import org.ale.eventsourcing.runtime.OwnerLog;
import org.ale.eventsourcing.testing.log.FaultInjector.Step;

/** One life of an owner at the log in memory. */
public final class MemoryLog implements OwnerLog {
    private static final int RECORDS_PER_POLL = 40;
    private static final String TRACEPARENT = "traceparent";

    private final MemoryBroker broker;
    private final Topics topics;
    private final List<String> inputs;
    private final String instance;
    private final FaultInjector faults;
    private final Duration patience;
    private final MemoryGroup group;
    private final Map<String, Long> next = new HashMap<>();
    private Set<Integer> held = new LinkedHashSet<>();
    private int life;
    private int generation;
    private int epoch;

    /**
     * Opens it; a member of its group it becomes with its first poll.
     *
     * @param instance of the service; a later life of the same one fences this
     * @param patience how long a fold waits for a predecessor's transaction, in real time
     */
    public MemoryLog(
            MemoryBroker broker,
            Topics topics,
            Collection<String> inputs,
            String instance,
            FaultInjector faults,
            Duration patience) {
        this.broker = broker;
        this.topics = topics;
        this.inputs = List.copyOf(inputs);
        this.instance = instance;
        this.faults = faults;
        this.patience = patience;
        group = broker.group(groupOf(topics));
    }

    /** The group of all instances of an owner. */
    public static String groupOf(Topics topics) {
        return topics.context() + "-owner";
    }

    /** The transactional producer of one instance. */
    public static String producerOf(Topics topics, String instance) {
        return topics.context() + "-" + instance + "-owner";
    }

    private String producer() {
        return producerOf(topics, instance);
    }

    @Override
    public void fence() {
        faults.reach(Step.FENCE);
        if (faults.isPlanted(LogMutant.NO_FENCING)) {
            epoch = broker.epoch(producer());
        } else if (!faults.isPlanted(LogMutant.FOLD_BEFORE_FENCE)) {
            epoch = broker.fence(producer());
        }
    }

    @Override
    public Polled poll(Duration timeout) {
        faults.reach(Step.POLL);
        Set<Integer> revoked = Set.of();
        Set<Integer> fresh = Set.of();
        if (life == 0) {
            life = group.join(instance);
        }
        if (!faults.isPlanted(LogMutant.NO_FENCING)) {
            group.checkMember(instance, life);
        }
        if (generation != group.generation()) {
            generation = group.generation();
            revoked = held;
            fresh = group.assigned(instance);
            held = fresh;
            next.clear();
        }
        var records = new ArrayList<Input>();
        for (var topic : inputs) {
            for (var partition : held) {
                if (!faults.isLate()) {
                    read(topic, partition, records);
                }
            }
        }
        return new Polled(revoked, fresh, records);
    }

    private void read(String topic, int partition, List<Input> records) {
        var place = topic + "/" + partition;
        var from = next.get(place);
        if (from == null) {
            if (group.isHeld(topic, partition)) {
                return;
            }
            from = faults.fallenBack(group.position(topic, partition));
        }
        MemoryBroker.Reader reader =
                (offset, stored) ->
                        records.add(
                                new Input(
                                        topic,
                                        partition,
                                        offset,
                                        stored.key(),
                                        stored.timestampMillis(),
                                        stored.value(),
                                        stored.traceparent()));
        next.put(
                place,
                faults.isPlanted(LogMutant.UNCOMMITTED_INPUT)
                        ? broker.readUncommitted(topic, partition, from, RECORDS_PER_POLL, reader)
                        : broker.read(topic, partition, from, RECORDS_PER_POLL, reader));
    }

    @Override
    public long readEvents(int partition, long fromOffset, EventReader reader) {
        faults.reach(Step.FOLD);
        if (!faults.isPlanted(LogMutant.FOLD_BEFORE_FENCE)) {
            broker.awaitStable(topics.events(), partition, patience);
        }
        return broker.read(
                topics.events(),
                partition,
                Math.min(fromOffset, broker.end(topics.events(), partition)),
                Integer.MAX_VALUE,
                (offset, stored) -> reader.read(offset, stored.value()));
    }

    @Override
    public Map<Integer, Long> commit(List<Output> outputs, List<InputPosition> positions) {
        if (epoch == 0) {
            epoch = broker.fence(producer());
        }
        faults.reach(Step.BEGIN);
        var transaction = broker.begin(producer(), epoch);
        var ends = new HashMap<Integer, Long>();
        for (var output : outputs) {
            append(transaction, output, ends);
        }
        if (faults.isPlanted(LogMutant.POSITIONS_OUTSIDE_TRANSACTION)) {
            positions.forEach(group::move);
        }
        faults.reach(Step.SENT);
        if (!faults.isPlanted(LogMutant.NO_FENCING)) {
            group.checkGeneration(instance, life, generation);
        }
        transaction.move(group, positions);
        if (faults.losesCommit()) {
            broker.sendCommit(transaction);
            throw new LifeEndedException("its commit is on its way");
        }
        transaction.commit();
        faults.reach(Step.COMMITTED);
        return ends;
    }

    private void append(MemoryTransaction transaction, Output output, Map<Integer, Long> ends) {
        var value = output.value();
        if (value.length > VALUE_BYTES_MAX) {
            throw new LifeEndedException("a record is too large");
        }
        var isFact = output.topic().equals(topics.events());
        if (isFact && faults.isPlanted(LogMutant.LOST_FACT) && faults.strikesRarely()) {
            return;
        }
        if (isFact && faults.isPlanted(LogMutant.CORRUPT_BYTE) && faults.strikesRarely()) {
            value = value.clone();
            value[value.length / 2] ^= 1;
        }
        var trace = output.headers().get(TRACEPARENT);
        if (faults.isPlanted(LogMutant.ANSWER_BEFORE_COMMIT)
                && output.topic().equals(topics.outcomes())) {
            broker.append(output.topic(), output.partition(), output.key(), value, trace);
            return;
        }
        var offset =
                transaction.append(
                        output.topic(),
                        output.partition(),
                        new StoredRecord(output.key(), broker.nowMillis(), value, trace));
        if (isFact) {
            ends.put(output.partition(), offset + 1);
        }
    }

    @Override
    public void close() {}
}
