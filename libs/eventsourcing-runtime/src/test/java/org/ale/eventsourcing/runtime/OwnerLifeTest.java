/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.Decider;
import org.ale.eventsourcing.Decision;
import org.ale.eventsourcing.Followed;
import org.ale.eventsourcing.Followed.Keying;
import org.ale.eventsourcing.Topics;
import org.ale.eventsourcing.UndecodableException;
import org.junit.jupiter.api.Test;

class OwnerLifeTest {
    static final String FOREIGN = "ale.other.thing.events.v1";

    private final Suspects suspects = new Suspects();
    private final OwnerGauges gauges = new OwnerGauges();

    @Test
    void haltsThePartitionWhenAForeignFactFailsTwice() {
        assertThrows(IllegalStateException.class, () -> life(SnapshotStore.NONE).step(soon()));
        assertThrows(PoisonedPartitionException.class, () -> life(SnapshotStore.NONE).step(soon()));
        assertEquals(0, life(SnapshotStore.NONE).step(soon()));
        assertEquals(Set.of(0), gauges.halted().keySet());
    }

    private OwnerLife<String, String, String> life(SnapshotStore snapshots) {
        return new OwnerLife<>(aggregate(), new OneRecord(), snapshots, suspects, gauges);
    }

    @Test
    void haltsOnlyThePartitionWhoseOwnFactCannotBeFolded() {
        var log = new OneRecord();
        log.fact =
                new PartitionState<String, String, String>()
                        .append(
                                new Nothing(),
                                new TextCodec(),
                                "s",
                                "impossible",
                                new PartitionState.Origin("id", "cause-0-1", 1));
        var life = new OwnerLife<>(aggregate(), log, SnapshotStore.NONE, suspects, gauges);
        assertEquals(0, life.step(soon()));
        assertEquals(Set.of(0), gauges.halted().keySet());
    }

    @Test
    void showsWhatItFoldedToItsWitness() {
        var log = new OneRecord();
        log.fact =
                new PartitionState<String, String, String>()
                        .append(
                                new Nothing(),
                                new TextCodec(),
                                "s",
                                "folded",
                                new PartitionState.Origin("id", "cause-0-1", 1));
        var seen = new HashMap<Integer, Map<String, String>>();
        var life =
                new OwnerLife<>(aggregate(), log, SnapshotStore.NONE, suspects, gauges)
                        .shownTo(seen::put);
        assertThrows(IllegalStateException.class, () -> life.step(soon()));
        assertEquals(Map.of(0, Map.of("s", "folded")), seen);
    }

    private static Duration soon() {
        return Duration.ZERO;
    }

    static Aggregate<String, String, String> aggregate() {
        var follow =
                new Followed<String, String>(
                        FOREIGN,
                        payload -> new String(payload, StandardCharsets.UTF_8),
                        (_, _, _) -> List.of(),
                        Keying.SAME_KEY);
        return new Aggregate<>(
                new Topics("test", "text"),
                new Nothing(),
                new TextCodec(),
                new TextCodec(),
                List.of(follow));
    }

    /** An input that is no fact, on partition 0 of an empty log. */
    private static final class OneRecord implements OwnerLog {
        private byte[] fact = {};

        @Override
        public void fence() {}

        @Override
        public Polled poll(Duration timeout) {
            var broken = new Input(FOREIGN, 0, 7, "s", 1, new byte[] {1, 2, 3}, null);
            return new Polled(Set.of(), Set.of(0), List.of(broken));
        }

        @Override
        public long readEvents(int partition, long fromOffset, EventReader reader) {
            if (fact.length == 0) {
                return 0;
            }
            reader.read(0, fact);
            return 1;
        }

        @Override
        public Map<Integer, Long> commit(List<Output> outputs, List<InputPosition> positions) {
            return Map.of();
        }

        @Override
        public void close() {}
    }

    static final class Nothing implements Decider<String, String, String> {
        @Override
        public String initialState() {
            return "";
        }

        @Override
        public Decision<String> decide(String command, String state) {
            return Decision.accepted(List.of());
        }

        @Override
        public String evolve(String state, String event) {
            return event;
        }
    }

    static final class TextCodec implements Codec<String> {
        @Override
        public String typeOf(String value) {
            return "ale.test.v1.Text";
        }

        @Override
        public byte[] encode(String value) {
            return value.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String decode(byte[] bytes, Instant at) {
            if (bytes.length == "impossible".length()) {
                throw new UndecodableException("impossible");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    @Test
    void keepsNothingOfAStreamThatHasNoFacts() {
        var state = new PartitionState<String, String, String>();
        assertEquals("", state.state(new Nothing(), "s"));
        assertEquals(Map.of(), state.states());
    }

    @Test
    void ignoresASnapshotThatIsAheadOfItsLog() throws Exception {
        var ahead = new PartitionState<String, String, String>();
        ahead.append(
                new Nothing(),
                new TextCodec(),
                "ghost",
                "fact",
                new PartitionState.Origin("id", "cause-0-1", 1));
        var bytes = new java.io.ByteArrayOutputStream();
        try (var out = new java.io.ObjectOutputStream(bytes)) {
            out.writeObject(ahead);
        }
        var store =
                new SnapshotStore() {
                    @Override
                    public void save(Snapshot snapshot) {}

                    @Override
                    public Optional<Snapshot> load(int partition) {
                        return Optional.of(new Snapshot(partition, 9, bytes.toByteArray()));
                    }
                };
        var life = life(store);
        assertThrows(IllegalStateException.class, () -> life.step(soon()));
        assertEquals(Map.of(), life.states(0));
    }
}
