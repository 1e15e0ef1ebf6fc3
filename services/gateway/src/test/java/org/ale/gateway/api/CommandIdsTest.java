/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommandIdsTest {
    private static final UUID ACME = UUID.fromString("00000000-0000-8000-8000-0000000000aa");
    private static final UUID OTHER = UUID.fromString("00000000-0000-8000-8000-0000000000bb");
    private static final byte[] DRAFT = {1};
    private static final byte[] OTHER_DRAFT = {2};

    @Test
    void followFromTheKeyAndTheRequest() {
        assertEquals(
                CommandIds.of(ACME, "k", DRAFT).command("draft"),
                CommandIds.of(ACME, "k", DRAFT).command("draft"));
        assertEquals(
                CommandIds.of(ACME, "k", DRAFT).uuid("job"),
                CommandIds.of(ACME, "k", DRAFT).uuid("job"));
        assertEquals(8, CommandIds.of(ACME, "k", DRAFT).uuid("job").version());
        assertEquals(2, CommandIds.of(ACME, "k", DRAFT).uuid("job").variant());
    }

    @Test
    void differByClientKeyRequestAndPurpose() {
        var id = CommandIds.of(ACME, "k", DRAFT).command("draft");

        assertNotEquals(id, CommandIds.of(OTHER, "k", DRAFT).command("draft"));
        assertNotEquals(id, CommandIds.of(ACME, "l", DRAFT).command("draft"));
        assertNotEquals(id, CommandIds.of(ACME, "k", OTHER_DRAFT).command("draft"));
        assertNotEquals(id, CommandIds.of(ACME, "k", DRAFT).command("fund"));
    }

    @Test
    void neverRepeatWithoutAKey() {
        assertNotEquals(
                CommandIds.of(ACME, null, DRAFT).command("draft"),
                CommandIds.of(ACME, null, DRAFT).command("draft"));
    }
}
