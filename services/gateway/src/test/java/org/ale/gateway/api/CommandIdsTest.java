/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommandIdsTest {
    private static final UUID ACME = UUID.fromString("00000000-0000-8000-8000-0000000000aa");
    private static final UUID OTHER = UUID.fromString("00000000-0000-8000-8000-0000000000bb");

    @Test
    void followFromTheKey() {
        assertEquals(
                CommandIds.of(ACME, "k").command("draft"),
                CommandIds.of(ACME, "k").command("draft"));
        assertEquals(CommandIds.of(ACME, "k").uuid("job"), CommandIds.of(ACME, "k").uuid("job"));
        assertEquals(8, CommandIds.of(ACME, "k").uuid("job").version());
        assertEquals(2, CommandIds.of(ACME, "k").uuid("job").variant());
    }

    @Test
    void differByClientKeyAndPurpose() {
        var id = CommandIds.of(ACME, "k").command("draft");

        assertNotEquals(id, CommandIds.of(OTHER, "k").command("draft"));
        assertNotEquals(id, CommandIds.of(ACME, "l").command("draft"));
        assertNotEquals(id, CommandIds.of(ACME, "k").command("fund"));
    }

    @Test
    void neverRepeatWithoutAKey() {
        assertNotEquals(
                CommandIds.of(ACME, null).command("draft"),
                CommandIds.of(ACME, null).command("draft"));
    }
}
