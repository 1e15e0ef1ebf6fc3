/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerReleaseTest {
    @TempDir Path folder;

    private String noted() throws IOException {
        return Files.readString(folder.resolve("written-by")).strip();
    }

    @Test
    void notesWhoWrites() throws IOException {
        BrokerRelease.requireReadable(folder);

        assertEquals(AppInfoParser.getVersion(), noted());
    }

    @Test
    void goesOnWithWhatAnOlderOneWrote() throws IOException {
        BrokerRelease.requireReadable(folder, "4.2.1");
        BrokerRelease.requireReadable(folder, "4.10.0");

        assertEquals("4.10.0", noted());
    }

    @Test
    void leavesAloneWhatANewerOneWrote() throws IOException {
        BrokerRelease.requireReadable(folder, "4.10.0");
        var refusal =
                assertThrows(
                        LocalException.class, () -> BrokerRelease.requireReadable(folder, "4.2.1"));

        assertTrue(refusal.toString().contains("make forget"), refusal::toString);
        assertEquals("4.10.0", noted());
    }
}
