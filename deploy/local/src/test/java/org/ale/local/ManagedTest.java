/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedTest {
    @TempDir Path folder;

    @Test
    void tellsWhatAProcessSaidLast() throws IOException {
        var managed = new Managed(Part.FIAT, folder);
        var words = "echo first; echo the port is taken; printf '\\tat Main.main\\n\\n'; exit 1";
        managed.start(List.of("sh", "-c", words));
        managed.living().ifPresent(process -> process.onExit().join());

        assertTrue(managed.living().isEmpty());
        assertEquals(
                "fiat stopped by itself and said last: the port is taken (see %s)"
                        .formatted(folder.resolve("logs").resolve("fiat.log")),
                managed.lastWords());
    }
}
