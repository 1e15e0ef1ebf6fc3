/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.log;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ale.eventsourcing.runtime.OwnerLog;
import org.ale.eventsourcing.runtime.OwnerLog.Input;
import org.ale.eventsourcing.runtime.OwnerLog.InputPosition;
import org.ale.eventsourcing.runtime.OwnerLog.Output;
import org.ale.eventsourcing.testing.Patience;
import org.jspecify.annotations.Nullable;

/** A life under test: it remembers what it was given. */
final class TckMember implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    private final OwnerLog log;
    private final List<Input> inputs = new ArrayList<>();
    private final Set<Integer> held = new LinkedHashSet<>();
    private final long started = System.nanoTime();

    TckMember(OwnerLog log) {
        this.log = log;
    }

    TckMember fenced() {
        log.fence();
        return this;
    }

    void checkPatience() {
        assertTrue(System.nanoTime() - started < Patience.MAX.toNanos(), "it takes for ever");
    }

    /** Polls until so many records came in all. */
    void pollUntil(int count) {
        while (inputs.size() < count) {
            poll(POLL);
            checkPatience();
        }
    }

    void pollFor(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            poll(POLL.compareTo(time) < 0 ? POLL : time);
        }
    }

    private void poll(Duration timeout) {
        var polled = log.poll(timeout);
        held.removeAll(polled.revoked());
        held.addAll(polled.assigned());
        inputs.addAll(polled.inputs());
    }

    Set<Integer> held() {
        return held;
    }

    List<String> wishes(int partition) {
        return texts(LogCluster.TOPICS.commands(), partition);
    }

    List<String> elsewhere(int partition) {
        return texts(LogCluster.ELSEWHERE, partition);
    }

    private List<String> texts(String topic, int partition) {
        return inputs.stream()
                .filter(input -> input.topic().equals(topic) && input.partition() == partition)
                .map(input -> LogCluster.text(input.value()))
                .toList();
    }

    long firstOffset(int partition) {
        return inputs.stream()
                .filter(input -> input.partition() == partition)
                .mapToLong(Input::offset)
                .min()
                .orElseThrow();
    }

    boolean offsetsRise() {
        var last = new HashMap<String, Long>();
        for (var input : inputs) {
            var before = last.put(input.topic() + input.partition(), input.offset());
            if (before != null && before >= input.offset()) {
                return false;
            }
        }
        return true;
    }

    @Nullable String lastTrace() {
        return inputs.getLast().traceparent();
    }

    /** Commits facts of a partition with the position of its wishes; gives the end of its facts. */
    long commit(int partition, long nextOffset, String... facts) {
        var outputs = new ArrayList<Output>();
        for (var fact : facts) {
            outputs.add(
                    new Output(
                            LogCluster.TOPICS.events(),
                            partition,
                            "key",
                            LogCluster.bytes(fact),
                            Map.of()));
        }
        return commit(outputs, partition, nextOffset).getOrDefault(partition, 0L);
    }

    Map<Integer, Long> commit(List<Output> outputs, int partition, long nextOffset) {
        return log.commit(
                outputs,
                List.of(new InputPosition(LogCluster.TOPICS.commands(), partition, nextOffset)));
    }

    List<String> facts(int partition, long fromOffset) {
        var facts = new ArrayList<String>();
        log.readEvents(partition, fromOffset, (_, value) -> facts.add(LogCluster.text(value)));
        return facts;
    }

    @Override
    public void close() {
        log.close();
    }
}
