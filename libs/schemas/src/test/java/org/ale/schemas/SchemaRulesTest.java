/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schemas are read by buf: as they should look, and as they were released. */
class SchemaRulesTest {
    private static final Path BUF = Path.of("node_modules", ".bin", "buf").toAbsolutePath();
    private static final Path RELEASED = Path.of("released.binpb").toAbsolutePath();
    private static final Path LOG = Path.of("proto", "ale", "log", "v1", "records.proto");
    private static final long MINUTES_MAX = 5;

    @TempDir Path folder;

    /** What a program said, and how it ended. */
    private record Ended(int code, String said) {}

    @BeforeAll
    static void installsTheTools() throws Exception {
        var ended =
                run(
                        Path.of("").toAbsolutePath(),
                        "../../deploy/local/bin/npm-tools",
                        "libs/schemas");
        assertEquals(0, ended.code(), ended.said());
    }

    private static Ended run(Path folder, String... command) throws Exception {
        var process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(MINUTES_MAX, TimeUnit.MINUTES), "it hangs: " + said);
        return new Ended(process.exitValue(), said);
    }

    private static Ended lint(Path folder) throws Exception {
        return run(folder, BUF.toString(), "lint");
    }

    private static Ended breaking(Path folder) throws Exception {
        return run(folder, BUF.toString(), "breaking", "--against", RELEASED.toString());
    }

    @Test
    void everySchemaFollowsTheRulesOfBuf() throws Exception {
        assertEquals(new Ended(0, ""), lint(Path.of("").toAbsolutePath()));
    }

    @Test
    void nothingReleasedIsTakenBack() throws Exception {
        assertEquals(new Ended(0, ""), breaking(Path.of("").toAbsolutePath()));
    }

    @Test
    void aFieldOfAnotherTypeIsFound() throws Exception {
        changed("string stream_id = 1;", "bytes stream_id = 1;");
        assertNotEquals(0, breaking(folder).code());
    }

    @Test
    void aFieldThatIsGoneIsFound() throws Exception {
        changed("string stream_id = 1;", "reserved 1;");
        var ended = breaking(folder);
        assertNotEquals(0, ended.code());
        assertTrue(ended.said().contains("stream_id"), ended.said());
    }

    @Test
    void aFieldThatNobodyExplainsIsFound() throws Exception {
        changed("string stream_id = 1;", "string stream_id = 1;\n  string more = 99;");
        assertNotEquals(0, lint(folder).code());
    }

    /** A copy of the schemas with one change in the record around all facts. */
    private void changed(String from, String to) throws IOException {
        try (var files = Files.walk(Path.of("proto"))) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(file));
            }
        }
        Files.copy(Path.of("buf.yaml"), folder.resolve("buf.yaml"));
        var before = Files.readString(LOG);
        assertTrue(before.contains(from), LOG + " has no " + from);
        Files.writeString(folder.resolve(LOG), before.replace(from, to));
    }
}
