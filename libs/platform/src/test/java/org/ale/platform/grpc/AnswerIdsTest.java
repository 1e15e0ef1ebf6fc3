/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.grpc.StatusRuntimeException;
import java.util.Set;
import java.util.UUID;
import org.ale.eventsourcing.CommandId;
import org.junit.jupiter.api.Test;

class AnswerIdsTest {
    private static final String ANA = new UUID(3, 1).toString();
    private static final String BEN = new UUID(3, 2).toString();

    @Test
    void theSameWordHasTheSameName() {
        assertEquals(AnswerIds.of(ANA, "a1", "job:1", "0"), AnswerIds.of(ANA, "a1", "job:1", "0"));
    }

    /** No two of these are one command, not even where the texts put together are equal. */
    @Test
    void everyOtherWordHasAnotherName() {
        var ids =
                Set.of(
                        AnswerIds.of(ANA, "a1", "job:1", "0"),
                        AnswerIds.of(BEN, "a1", "job:1", "0"),
                        AnswerIds.of(ANA, "a2", "job:1", "0"),
                        AnswerIds.of(ANA, "a1", "job:2", "0"),
                        AnswerIds.of(ANA, "a1", "job:1", "1"),
                        AnswerIds.of(ANA, "a1", "job:1", "skip"),
                        AnswerIds.of(ANA, "a1/job:1", "0", "0"),
                        AnswerIds.of(ANA, "a1", "job:1/0", "0"));
        assertEquals(8, ids.size());
    }

    @Test
    void theLongestAnswerIdMakesACommandId() {
        var id = AnswerIds.of(ANA, "x".repeat(60), "job:1", "0");
        assertEquals(true, id.value().length() <= CommandId.CHARACTERS_MAX);
        assertThrows(
                StatusRuntimeException.class,
                () -> AnswerIds.of(ANA, "x".repeat(61), "job:1", "0"));
    }
}
