/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The closing line of all tests tells the truth whatever ran, and comes last. */
class TallyTest {
    private static final Path ROOT =
            Path.of(System.getProperty("ale.root", "../..")).toAbsolutePath().normalize();

    @TempDir Path folder = Path.of("");

    /** What was said, and how it ended. */
    private record Tally(List<String> lines, int code) {}

    private Tally tally(int status) throws Exception {
        var script = ROOT.resolve(Path.of("deploy", "local", "bin", "tally")).toString();
        return run(
                new ProcessBuilder("bash", script, folder.toString(), Integer.toString(status))
                        .redirectErrorStream(true));
    }

    private static Tally run(ProcessBuilder builder) throws Exception {
        // This test may itself run below a make.
        builder.environment().keySet().removeAll(List.of("MAKEFLAGS", "MAKELEVEL", "MFLAGS"));
        var process = builder.start();
        try (var reader = process.inputReader()) {
            var lines = reader.lines().toList();
            return new Tally(lines, process.waitFor());
        }
    }

    private void report(String module, String counts, String cases) throws IOException {
        var place = folder.resolve(Path.of(module, "target", "surefire-reports"));
        Files.createDirectories(place);
        Files.writeString(
                place.resolve("TEST-" + module + ".xml"),
                "<?xml version=\"1.0\"?>\n<testsuite name=\"%s\" %s>\n%s</testsuite>\n"
                        .formatted(module, counts, cases));
    }

    @Test
    void countsAllModules() throws Exception {
        report("one", "tests=\"5\" errors=\"0\" skipped=\"0\" failures=\"0\"", "");
        report("two", "tests=\"7\" errors=\"0\" skipped=\"0\" failures=\"0\"", "");
        assertEquals(new Tally(List.of("12 passed, 0 failed"), 0), tally(0));
    }

    @Test
    void namesWhatDidNotRunAndWhatNeededASecondTry() throws Exception {
        report(
                "one",
                "tests=\"3\" errors=\"0\" skipped=\"1\" failures=\"0\"",
                """
                <testcase name="left" classname="org.A" time="0">
                  <skipped message="not built"/>
                </testcase>
                <testcase name="shaky" classname="org.A" time="0">
                  <flakyFailure message="late" type="x"/>
                </testcase>
                <testcase name="well" classname="org.A" time="0"/>
                """);
        assertEquals(
                new Tally(
                        List.of(
                                "skipped: org.A left",
                                "passed at its second try: org.A shaky",
                                "2 passed, 0 failed"),
                        0),
                tally(0));
    }

    @Test
    void failsIfOneFails() throws Exception {
        report("one", "tests=\"5\" errors=\"1\" skipped=\"0\" failures=\"1\"", "");
        assertEquals(new Tally(List.of("3 passed, 2 failed"), 1), tally(1));
    }

    /** The build broke before or after what ran. */
    @Test
    void countsABuildThatBrokeAsAFailure() throws Exception {
        report("one", "tests=\"5\" errors=\"0\" skipped=\"0\" failures=\"0\"", "");
        assertEquals(new Tally(List.of("5 passed, 1 failed"), 1), tally(1));
    }

    @Test
    void failsIfNothingRan() throws Exception {
        assertEquals(new Tally(List.of("0 passed, 1 failed"), 1), tally(1));
        assertEquals(new Tally(List.of("0 passed, 1 failed"), 1), tally(0));
    }

    /** The script of all tests in a project in which everything is played. */
    private Tally everyTest(String failing) throws Exception {
        play("deploy/local/bin/ale", "case \"$*\" in *%s*) exit 1;; esac".formatted(failing));
        play("contracts/bin/test", "exit 0");
        play("Makefile", "test:\n\t@deploy/local/bin/test");
        for (var script : List.of("deploy/local/bin/test", "deploy/local/bin/tally", ".ci/run")) {
            Files.createDirectories(folder.resolve(script).getParent());
            Files.copy(
                    ROOT.resolve(script),
                    folder.resolve(script),
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
        var run = folder.resolve(Path.of(".ci", "run")).toString();
        return run(new ProcessBuilder(run).redirectError(ProcessBuilder.Redirect.DISCARD));
    }

    private void play(String script, String does) throws IOException {
        var file = folder.resolve(script);
        Files.createDirectories(file.getParent());
        var isMake = script.equals("Makefile");
        Files.writeString(file, (isMake ? "" : "#!/bin/sh\n") + does + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    /** Nothing ran in this project, whose build goes well if nothing fails. */
    @ParameterizedTest
    @ValueSource(strings = {"contracts", "install", "LocalCli", "test -fae"})
    void saysHowManyFailedWhateverBreaks(String failing) throws Exception {
        var broken = everyTest(failing);
        assertEquals("0 passed, 1 failed", broken.lines().getLast());
        assertNotEquals(0, broken.code());
    }

    @Test
    void saysSoEvenIfNothingCanBeBegun() throws Exception {
        everyTest("nothing");
        Files.delete(folder.resolve("Makefile"));
        var run = new ProcessBuilder(folder.resolve(Path.of(".ci", "run")).toString());
        assertEquals(
                new Tally(List.of("0 passed, 1 failed"), 1),
                run(run.redirectError(ProcessBuilder.Redirect.DISCARD)));
    }
}
