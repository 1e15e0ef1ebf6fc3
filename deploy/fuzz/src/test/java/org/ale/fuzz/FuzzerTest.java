/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short look at every door; {@code make fuzz} looks longer. */
class FuzzerTest {
    private static final int SECONDS = 30;
    private static final int RUNS_MIN = 500;

    /** It is found in one second or two; the limit is for a machine that does much else. */
    private static final int SECONDS_MAX = 60;

    private static final Path ROOT =
            Path.of(System.getProperty("ale.root", "../..")).toAbsolutePath().normalize();

    @TempDir Path folder = Path.of("");

    @Test
    void everyDoorTakesWhateverComes() throws Exception {
        var result = new Fuzzer(ROOT, folder).run(FuzzCli.honest(), SECONDS);
        assertEquals(Optional.empty(), result.finding());
        assertTrue(result.runs() > RUNS_MIN, result.toString());
    }

    @Test
    void findsABug() throws Exception {
        var result = new Fuzzer(ROOT, folder).run(Door.PLANTED, SECONDS_MAX);
        assertTrue(result.finding().orElse("").contains("the planted bug"), result.toString());
    }
}
