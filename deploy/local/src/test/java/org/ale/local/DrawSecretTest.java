/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawSecretTest {
    @TempDir Path folder;

    @Test
    void theDeskIsToldItsSecretAndNobodyElseIs() throws IOException {
        var secret = told(Part.ASSIGNMENT, folder);
        assertTrue(secret.matches("[0-9a-f]{64}"), secret);
        assertEquals("", told(Part.JOBS, folder));
    }

    @Test
    void aSystemKeepsItsSecretAndAnotherHasAnother() throws IOException {
        var first = told(Part.ASSIGNMENT, folder);
        assertEquals(first, told(Part.ASSIGNMENT, folder));
        assertNotEquals(first, told(Part.ASSIGNMENT, folder.resolve("another")));
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        told(Part.ASSIGNMENT, folder);
        var file = folder.resolve("data").resolve("draw-secret");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    /** What a process of this part finds in its environment. */
    private static String told(Part part, Path folder) throws IOException {
        var managed = new Managed(part, folder);
        managed.start(List.of("sh", "-c", "echo \"told:$ALE_ASSIGNMENT_SEED_SECRET\""));
        managed.living().ifPresent(process -> process.onExit().join());
        var lines = Files.readAllLines(managed.logFile());
        return lines.getLast().substring("told:".length());
    }
}
