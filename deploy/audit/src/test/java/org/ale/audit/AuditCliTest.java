/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 0: all is well; 1: something was found; 2: there was nothing to audit, and a sentence why. */
class AuditCliTest {
    @TempDir Path folder;
    private Path log = Path.of("");
    private Path report = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void anOldReportSaysThatAllIsWell() throws IOException {
        log = folder.resolve("log.jsonl");
        report = folder.resolve("report.json");
        Files.writeString(report, "{\"ok\": true}");
        ExportedLog.write(HonestLog.whole(), log);
    }

    private int run(String... args) {
        var all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--report", report.toString()));
        return AuditCli.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    private int check() {
        return run("check", "--log", log.toString());
    }

    @Test
    void anHonestLogPasses() throws IOException {
        assertEquals(0, check());
        assertTrue(out.toString().contains("audit passed"), out.toString());
        assertTrue(Files.readString(report).contains("\"ok\" : true"));
    }

    @Test
    void aLogWithoutItsEndFails() throws IOException {
        var lines = Files.readAllLines(log);
        Files.write(log, lines.subList(0, lines.size() - 1));
        assertEquals(1, check());
        assertTrue(out.toString().contains("FOUND no-end"), out.toString());
        assertTrue(Files.readString(report).contains("\"ok\" : false"));
    }

    @Test
    void anEmptyFileDoesNotPass() throws IOException {
        Files.writeString(log, "");
        assertEquals(2, check());
        assertTrue(err.toString().contains("not one fact"), err.toString());
        assertTrue(Files.readString(report).contains("\"ok\" : false"));
    }

    @Test
    void anyOtherFileDoesNotPass() throws IOException {
        Files.writeString(log, "Call me Ishmael.\nSome years ago\n");
        assertEquals(2, check());
    }

    @Test
    void aMissingFileIsTold() {
        assertEquals(2, run("check", "--log", folder.resolve("none").toString()));
        assertTrue(err.toString().contains("there is no such exported log"), err.toString());
        assertFalse(err.toString().contains("at org.ale"), err.toString());
        assertFalse(Files.exists(report));
    }

    @Test
    void aSystemThatIsDownIsTold() {
        assertEquals(2, run("check", "--kafka", "localhost:1"));
        assertTrue(err.toString().contains("is the system up?"), err.toString());
        assertFalse(err.toString().contains("at org.ale"), err.toString());
        assertFalse(Files.exists(report));
    }
}
