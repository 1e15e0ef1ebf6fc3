/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.ale.eventsourcing.runtime.AnsweredCommands.Accepted;
import org.ale.schemas.log.v1.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnsweredCommandsTest {
    private static final String STREAM = "été";

    private final AnsweredCommands answered = new AnsweredCommands();

    private static Accepted present(@Nullable Accepted accepted) {
        assertNotNull(accepted);
        return accepted;
    }

    private static AnsweredCommands copy(AnsweredCommands original)
            throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (AnsweredCommands) in.readObject();
        }
    }

    private void accept(AnsweredCommands memory, int number) {
        memory.accept(STREAM, "id" + number, number, List.of(new byte[] {(byte) number, 7}));
    }

    @Test
    void theNewestKeepTheirFactsAndOlderOnesTheirPlace() {
        for (var number = 0; number <= AnsweredCommands.FACTS_MAX; number++) {
            accept(answered, number);
        }
        assertEquals(List.of(), present(answered.accepted(STREAM, "id0")).facts());
        assertEquals(0, present(answered.accepted(STREAM, "id0")).position());
        assertEquals(1, present(answered.accepted(STREAM, "id1")).facts().size());
    }

    @Test
    void aSnapshotKeepsWhatWasAcceptedAndItsOrder() throws Exception {
        for (var number = 0; number <= AnsweredCommands.FACTS_MAX; number++) {
            accept(answered, number);
        }
        var kept = copy(answered);
        assertEquals(List.of(), present(kept.accepted(STREAM, "id0")).facts());
        var second = present(kept.accepted(STREAM, "id1"));
        assertEquals(1, second.position());
        assertArrayEquals(new byte[] {1, 7}, second.facts().getFirst());
        accept(kept, AnsweredCommands.FACTS_MAX + 1);
        assertEquals(List.of(), present(kept.accepted(STREAM, "id1")).facts());
        assertEquals(1, present(kept.accepted(STREAM, "id2")).facts().size());
    }

    @Test
    void refusalsAreForgottenWithTheirLife() throws Exception {
        answered.refuse(STREAM, Outcome.newBuilder().setCommandId("no").build());
        assertNotNull(answered.refused(STREAM, "no"));
        assertNull(copy(answered).refused(STREAM, "no"));
    }
}
