/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import org.ale.local.StartCaches.Program;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache that does not fit must never be offered, and a broken one never gets its name. */
class StartCachesTest {
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC");

    @TempDir Path root;

    private StartCaches caches;
    private Path jar;

    @BeforeEach
    void aBuild() throws IOException {
        caches = new StartCaches(root);
        caches.prepare();
        jar = Files.createDirectories(root.resolve("app")).resolve("run.jar");
        new JarOutputStream(Files.newOutputStream(jar)).close();
    }

    private Program program(List<String> flags) {
        return new Program("part", flags, List.of(jar));
    }

    @Test
    void looksForTheSameFileAsLongAsNothingChanges() {
        assertEquals(caches.file(program(FLAGS)), caches.file(program(FLAGS)));
    }

    @Test
    void looksForAnotherFileAfterAnotherBuild() throws IOException {
        var before = caches.file(program(FLAGS));
        Files.writeString(root.resolve(Path.of("app", "library.jar")), "new");
        assertNotEquals(before, caches.file(program(FLAGS)));
    }

    @Test
    void looksForAnotherFileWithOtherFlags() {
        assertNotEquals(
                caches.file(program(FLAGS)), caches.file(program(List.of("-XX:+UseParallelGC"))));
    }

    @Test
    void adoptsWhatATrainingRunWrote() throws Exception {
        var program = program(FLAGS);
        train(program);
        assertTrue(caches.adopt(program));
        assertTrue(caches.has(program));
    }

    @Test
    void forgetsADraftThatNoJvmAccepts() throws Exception {
        var program = program(FLAGS);
        Files.writeString(caches.draft(program), "half a file");
        assertFalse(caches.adopt(program));
        assertFalse(caches.has(program));
        assertFalse(Files.exists(caches.draft(program)));
    }

    @Test
    void forgetsWhatAnInterruptedTrainingLeft() throws IOException {
        var draft = caches.draft(program(FLAGS));
        Files.writeString(draft, "half a file");
        Files.writeString(Path.of(draft + ".config"), "half a recording");
        caches.prepare();
        assertFalse(Files.exists(draft));
        assertFalse(Files.exists(Path.of(draft + ".config")));
    }

    private void train(Program program) throws IOException, InterruptedException {
        var exit =
                new ProcessBuilder(
                                StartCaches.java(),
                                FLAGS.getFirst(),
                                "-XX:AOTCacheOutput=" + caches.draft(program),
                                "-cp",
                                program.joinedClassPath(),
                                "-version")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        assertEquals(0, exit);
    }
}
