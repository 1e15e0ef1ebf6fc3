/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.Status.Code;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.ale.eventsourcing.LogUnreachableException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void aLogThatCannotBeReachedIsUnavailableAndTheSameMayBeSentAgain() {
        var unreachable =
                new LogUnreachableException("no node", new IllegalStateException("secret"));

        var status = Failures.status(new CompletionException(unreachable)).getStatus();

        assertEquals(Code.UNAVAILABLE, status.getCode());
        assertEquals(
                "the log cannot be reached now; the same id may be sent again",
                status.getDescription());
    }

    @Test
    void noAnswerInTimeIsNotTheCallersFault() {
        assertEquals(
                Code.DEADLINE_EXCEEDED,
                Failures.status(new TimeoutException()).getStatus().getCode());
    }

    @Test
    void aDatabaseThatIsAwayIsUnavailable() {
        assertEquals(
                Code.UNAVAILABLE, Failures.status(new SQLException("gone")).getStatus().getCode());
    }

    @Test
    void whatNobodyExpectedTellsNothingOfTheHouse() {
        var status = Failures.status(new IllegalStateException("secret")).getStatus();

        assertEquals(Code.INTERNAL, status.getCode());
        assertEquals("this is our fault", status.getDescription());
    }
}
