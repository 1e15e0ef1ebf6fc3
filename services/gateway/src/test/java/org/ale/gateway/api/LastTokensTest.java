/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.ale.gateway.api.LastTokens.Kind;
import org.junit.jupiter.api.Test;

class LastTokensTest {
    private static final String ID = "00000000-0000-7000-8000-000000000001";
    private final LastTokens tokens = new LastTokens();

    @Test
    void aQueryWaitsForWhatWasWrittenLast() {
        tokens.written(Kind.JOB, ID, "3-1");
        tokens.written(Kind.JOB, ID, "3-2");

        assertEquals("3-2", tokens.toRead(Kind.JOB, ID, null));
        assertEquals("3-1", tokens.toRead(Kind.JOB, ID, "3-1"));
    }

    /** Who asks for a job by a community's id is told that there is none, at once. */
    @Test
    void anotherKindsTokenIsOfAnotherLog() {
        tokens.written(Kind.COMMUNITY, ID, "3-99");

        assertEquals("", tokens.toRead(Kind.JOB, ID, null));
    }
}
