/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.Decider;
import org.ale.eventsourcing.Decision;
import org.ale.eventsourcing.Topics;
import org.ale.eventsourcing.runtime.SnapshotStore.Snapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotRestoreTest {
    private static final String CODE = "7";
    private static final int FACTS = 6;
    private static final int IN_SNAPSHOT = 4;

    @TempDir Path folder;
    private final List<byte[]> facts = new ArrayList<>();
    private final List<Long> foldedFrom = new ArrayList<>();
    private final Map<String, String> fullFold = Map.of("a", "024", "b", "135");

    /** A log of facts, and a snapshot of the first ones. */
    @BeforeEach
    void writeLogAndSnapshot() throws IOException {
        var state = new PartitionState<String, String, String>();
        for (var fact = 0; fact < FACTS; fact++) {
            facts.add(
                    state.append(
                            new Appender(),
                            new TextCodec(),
                            fact % 2 == 0 ? "a" : "b",
                            Integer.toString(fact),
                            new PartitionState.Origin("id" + fact, "cause-0-" + fact, fact)));
            if (fact == IN_SNAPSHOT - 1) {
                var bytes = new java.io.ByteArrayOutputStream();
                try (var out = new java.io.ObjectOutputStream(bytes)) {
                    out.writeObject(state);
                }
                files().save(new Snapshot(0, IN_SNAPSHOT, bytes.toByteArray()));
            }
        }
    }

    private SnapshotFiles files() {
        return new SnapshotFiles(folder, CODE);
    }

    private Path file() {
        return folder.resolve("partition-0.snapshot");
    }

    /** States of a life that begins now; says in {@link #foldedFrom} where it began to fold. */
    private Map<String, String> restored() {
        foldedFrom.clear();
        var life =
                new OwnerLife<>(
                        new Aggregate<>(
                                new Topics("test", "text"),
                                new Appender(),
                                new TextCodec(),
                                new TextCodec(),
                                List.of()),
                        new KeptLog(),
                        files(),
                        new Suspects(),
                        new OwnerGauges());
        life.step(Duration.ZERO);
        return life.states(0);
    }

    @Test
    void foldsOnlyWhatIsNotInTheSnapshot() {
        assertEquals(fullFold, restored());
        assertEquals(List.of((long) IN_SNAPSHOT), foldedFrom);
    }

    @Test
    void foldsTheWholeLogWhateverByteOfTheSnapshotChanged() throws IOException {
        var whole = Files.readAllBytes(file());
        for (var index = 0; index < whole.length; index++) {
            var changed = whole.clone();
            changed[index] ^= (byte) (1 << index % 8);
            Files.write(file(), changed);
            assertEquals(fullFold, restored(), "byte " + index);
            assertEquals(List.of(0L), foldedFrom, "byte " + index + " is not under the hash");
        }
    }

    @Test
    void foldsTheWholeLogHoweverMuchOfTheSnapshotIsMissing() throws IOException {
        var whole = Files.readAllBytes(file());
        for (var length = 0; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertEquals(fullFold, restored(), "length " + length);
            assertEquals(List.of(0L), foldedFrom, "length " + length);
        }
    }

    @Test
    void opensASnapshotOnlyForItsPartitionAndItsCode() {
        var sealed = SealedSnapshot.seal(new Snapshot(3, 12, new byte[] {1, 2}), CODE);
        assertEquals(Optional.empty(), SealedSnapshot.open(2, sealed, CODE));
        assertEquals(Optional.empty(), SealedSnapshot.open(3, sealed, "8"));
        var opened = SealedSnapshot.open(3, sealed, CODE).orElseThrow();
        assertEquals(12, opened.nextOffset());
        assertArrayEquals(new byte[] {1, 2}, opened.state());
    }

    private final class KeptLog implements OwnerLog {
        @Override
        public void fence() {}

        @Override
        public Polled poll(Duration timeout) {
            return new Polled(Set.of(), Set.of(0), List.of());
        }

        @Override
        public long readEvents(int partition, long fromOffset, EventReader reader) {
            foldedFrom.add(fromOffset);
            for (var offset = (int) fromOffset; offset < facts.size(); offset++) {
                reader.read(offset, facts.get(offset));
            }
            return facts.size();
        }

        @Override
        public Map<Integer, Long> commit(List<Output> outputs, List<InputPosition> positions) {
            return Map.of();
        }

        @Override
        public void close() {}
    }

    /** A state that shows the order of all that was folded. */
    private static final class Appender implements Decider<String, String, String> {
        @Override
        public String initialState() {
            return "";
        }

        @Override
        public Decision<String> decide(String command, String state) {
            return Decision.accepted(List.of(command));
        }

        @Override
        public String evolve(String state, String event) {
            return state + event;
        }
    }

    private static final class TextCodec implements Codec<String> {
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
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
