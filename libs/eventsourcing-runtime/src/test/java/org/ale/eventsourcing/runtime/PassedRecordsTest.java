/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ale.eventsourcing.runtime.OwnerLog.Input;
import org.ale.eventsourcing.runtime.OwnerLog.InputPosition;
import org.ale.schemas.log.v1.Command;
import org.ale.schemas.log.v1.CommandRecord;
import org.ale.schemas.log.v1.EventRecord;
import org.junit.jupiter.api.Test;

/** Facts that lead to nothing cost no transaction, and their positions are not forgotten. */
class PassedRecordsTest {
    private static final String COMMANDS = OwnerLifeTest.aggregate().topics().commands();

    private final Scripted log = new Scripted();
    private final OwnerLife<String, String, String> life =
            new OwnerLife<>(
                    OwnerLifeTest.aggregate(),
                    log,
                    SnapshotStore.NONE,
                    new Suspects(),
                    new OwnerGauges());

    @Test
    void theirPositionsGoWithTheNextTransaction() {
        poll(Set.of(), Set.of(0), fact(0, 7));
        assertEquals(List.of(), log.commits);
        poll(Set.of(), Set.of(), command(0, 3));
        assertEquals(
                List.of(Set.of(next(OwnerLifeTest.FOREIGN, 0, 8), next(COMMANDS, 0, 4))),
                log.commits);
    }

    @Test
    void theirPositionsGoAloneWhenThereIsNothingElseToDo() {
        poll(Set.of(), Set.of(0), fact(0, 7));
        poll(Set.of(), Set.of());
        poll(Set.of(), Set.of());
        assertEquals(List.of(Set.of(next(OwnerLifeTest.FOREIGN, 0, 8))), log.commits);
    }

    @Test
    void theirPositionsAreNotOursOnceThePartitionIsAnothers() {
        poll(Set.of(), Set.of(0, 1), fact(0, 7), fact(1, 5));
        poll(Set.of(1), Set.of());
        assertEquals(List.of(Set.of(next(OwnerLifeTest.FOREIGN, 0, 8))), log.commits);
    }

    @Test
    void aThousandOfThemAreEnough() {
        poll(Set.of(), Set.of(0), fact(0, 0));
        for (var offset = 1; offset < 1_000; offset++) {
            poll(Set.of(), Set.of(), fact(0, offset));
        }
        assertEquals(List.of(Set.of(next(OwnerLifeTest.FOREIGN, 0, 1_000))), log.commits);
    }

    private void poll(Set<Integer> revoked, Set<Integer> assigned, Input... inputs) {
        log.polls.add(new OwnerLog.Polled(revoked, assigned, List.of(inputs)));
        life.step(Duration.ZERO);
    }

    private static Input fact(int partition, long offset) {
        var record = EventRecord.newBuilder().setStreamId("s").setType("ale.test.v1.Text").build();
        var sealed = EventFrame.sealed(record.toByteArray());
        return new Input(OwnerLifeTest.FOREIGN, partition, offset, "s", 1, sealed, null);
    }

    private static Input command(int partition, long offset) {
        var record =
                CommandRecord.newBuilder()
                        .setReplyTopic("outcomes")
                        .addCommands(Command.newBuilder().setId("c"))
                        .build();
        return new Input(COMMANDS, partition, offset, "s", 1, record.toByteArray(), null);
    }

    private static InputPosition next(String topic, int partition, long offset) {
        return new InputPosition(topic, partition, offset);
    }

    /** Gives the polls that it was told and remembers the positions of each commit. */
    private static final class Scripted implements OwnerLog {
        private final Deque<Polled> polls = new ArrayDeque<>();
        private final List<Set<InputPosition>> commits = new ArrayList<>();

        @Override
        public void fence() {}

        @Override
        public Polled poll(Duration timeout) {
            return polls.remove();
        }

        @Override
        public long readEvents(int partition, long fromOffset, EventReader reader) {
            return 0;
        }

        @Override
        public Map<Integer, Long> commit(List<Output> outputs, List<InputPosition> positions) {
            commits.add(Set.copyOf(positions));
            return Map.of();
        }

        @Override
        public void close() {}
    }
}
