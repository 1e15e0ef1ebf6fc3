/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.sim;

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

/** One life of an owner at the log in memory; it fails before, in and after commits. */
final class MemoryLog implements OwnerLog {
    private static final int RECORDS_PER_POLL = 40;
    private static final int RARE_ONCE_IN = 2_000;

    /** The life is over. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;

        Crash(String message) {
            super(message, null, false, false);
        }
    }

    private final MemoryBroker broker;
    private final Topics topics;
    private final List<String> inputs;
    private final Map<String, Long> next = new HashMap<>();
    private int epoch;
    private boolean assigned;

    MemoryLog(MemoryBroker broker, Topics topics, Collection<String> inputs) {
        this.broker = broker;
        this.topics = topics;
        this.inputs = List.copyOf(inputs);
    }

    private String owner() {
        return topics.context();
    }

    @Override
    public void fence() {
        epoch = broker.fence(owner());
    }

    @Override
    public Polled poll(Duration timeout) {
        Set<Integer> fresh = new LinkedHashSet<>();
        if (!assigned) {
            for (var partition = 0; partition < MemoryBroker.PARTITIONS; partition++) {
                fresh.add(partition);
            }
            assigned = true;
        }
        var records = new ArrayList<Input>();
        for (var topic : inputs) {
            for (var partition = 0; partition < MemoryBroker.PARTITIONS; partition++) {
                read(topic, partition, records);
            }
        }
        return new Polled(Set.of(), fresh, records);
    }

    private void read(String topic, int partition, List<Input> records) {
        var place = topic + "/" + partition;
        var from = next.computeIfAbsent(place, _ -> broker.position(owner(), topic, partition));
        var all = broker.records(topic, partition);
        var to = Math.min(all.size(), from + RECORDS_PER_POLL);
        for (var offset = from; offset < to; offset++) {
            var stored = all.get(offset.intValue());
            records.add(
                    new Input(
                            topic,
                            partition,
                            offset,
                            stored.key(),
                            stored.timestampMillis(),
                            stored.value(),
                            null));
        }
        next.put(place, to);
    }

    @Override
    public long readEvents(int partition, long fromOffset, EventReader reader) {
        var all = broker.records(topics.events(), partition);
        var end = all.size();
        if (broker.faults().is(Mutant.FOLD_BEFORE_FENCE) && end > 5) {
            end -= 2;
        }
        for (var offset = (int) fromOffset; offset < end; offset++) {
            reader.read(offset, all.get(offset).value());
        }
        return end;
    }

    @Override
    public Map<Integer, Long> commit(List<Output> outputs, List<InputPosition> positions) {
        var faults = broker.faults();
        if (broker.isFenced(owner(), epoch) && !faults.is(Mutant.NO_FENCING)) {
            throw new Crash("fenced");
        }
        if (faults.crashes()) {
            aborted(outputs, positions);
            throw new Crash("before the commit");
        }
        for (var output : outputs) {
            append(output);
        }
        positions.forEach(this::move);
        if (faults.crashes()) {
            throw new Crash("after the commit, its result unknown");
        }
        return Map.of();
    }

    private void move(InputPosition position) {
        broker.move(owner(), position.topic(), position.partition(), position.nextOffset());
    }

    /** Nothing of an aborted transaction may be seen, unless a bug is planted. */
    private void aborted(List<Output> outputs, List<InputPosition> positions) {
        if (broker.faults().is(Mutant.POSITIONS_OUTSIDE_TRANSACTION)) {
            positions.forEach(this::move);
        }
        if (broker.faults().is(Mutant.ANSWER_BEFORE_COMMIT)) {
            outputs.stream()
                    .filter(output -> output.topic().equals(topics.outcomes()))
                    .forEach(this::append);
            positions.forEach(this::move);
        }
    }

    private void append(Output output) {
        var value = output.value();
        if (output.topic().equals(topics.events())) {
            var faults = broker.faults();
            if (faults.is(Mutant.LOST_FACT) && faults.strikes(RARE_ONCE_IN)) {
                return;
            }
            if (faults.is(Mutant.CORRUPT_BYTE) && faults.strikes(RARE_ONCE_IN)) {
                value = value.clone();
                value[value.length / 2] ^= 1;
            }
        }
        broker.append(output.topic(), output.partition(), output.key(), value);
    }

    @Override
    public void close() {}
}
