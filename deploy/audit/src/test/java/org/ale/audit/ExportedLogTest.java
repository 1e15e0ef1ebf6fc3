/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.ale.schemas.payment.v1.AccountEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that was exported is read again to the byte; what anybody did to the file is found. */
class ExportedLogTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;
    private Path file = Path.of("");
    private final List<String> lines = new ArrayList<>();

    @BeforeEach
    void export() throws IOException {
        file = folder.resolve("log.jsonl");
        var written = ExportedLog.write(HonestLog.whole(), file);
        lines.addAll(Files.readAllLines(file));
        assertEquals(lines.size() - 1, written);
    }

    private List<String> codes() throws IOException {
        Files.write(file, lines);
        try (var log = new ExportedLog(file)) {
            return new Audit().run(log).kept().stream().map(Findings.Finding::code).toList();
        }
    }

    private int lineOf(LogTopic topic, int place) {
        var found = new ArrayList<Integer>();
        for (var number = 0; number < lines.size(); number++) {
            if (lines.get(number).contains("\"" + topic.source() + "\"")) {
                found.add(number);
            }
        }
        return found.get(place);
    }

    @Test
    void isReadAgainToTheByte() throws IOException {
        var again = folder.resolve("again.jsonl");
        ExportedLog.write(new ExportedLog(file), again);
        assertEquals(Files.readString(file), Files.readString(again));
        assertEquals(List.of(), codes());
    }

    @Test
    void otherWaysToWriteTheSameJsonAreTheSame() throws IOException {
        for (var number = 0; number < lines.size(); number++) {
            var spaced = JSON.readTree(lines.get(number)).toPrettyString();
            lines.set(number, "  " + spaced.replace("\n", " "));
        }
        lines.add(3, "");
        assertEquals(List.of(), codes());
    }

    @Test
    void anAmountThatWasChangedIsFound() throws IOException {
        var number = lineOf(LogTopic.PAYMENT, 1);
        var line = (ObjectNode) JSON.readTree(lines.get(number));
        var bytes = Base64.getDecoder().decode(line.path("data_base64").asText());
        var fact = AccountEvent.parseFrom(ByteString.copyFrom(bytes)).toBuilder();
        fact.getPotSplitBuilder().getPayeesBuilder(0).setPaidBaseUnits("31");
        line.put("data_base64", Base64.getEncoder().encodeToString(fact.build().toByteArray()));
        lines.set(number, line.toString());
        assertEquals(List.of("checksum", "payout", "posted", "hash-chain"), codes());
    }

    @Test
    void aLineThatIsGoneIsOneGap() throws IOException {
        lines.remove(lineOf(LogTopic.ASSIGNMENT, 2));
        var codes = codes();
        assertEquals(1, Collections.frequency(codes, "position"));
        assertEquals(1, Collections.frequency(codes, "sequence"));
        assertEquals(0, Collections.frequency(codes, "hash-chain"));
        assertEquals("end-count", codes.get(codes.size() - 1));
    }

    @Test
    void aLineThatIsThereTwiceIsFoundOnce() throws IOException {
        var number = lineOf(LogTopic.REPUTATION, 1);
        lines.add(number, lines.get(number));
        assertEquals(List.of("position", "sequence", "end-count"), codes());
    }

    @Test
    void linesThatChangedPlacesAreFound() throws IOException {
        Collections.swap(lines, lineOf(LogTopic.REPUTATION, 0), lineOf(LogTopic.REPUTATION, 1));
        assertTrue(codes().contains("position"));
    }

    @Test
    void aTailThatIsGoneIsFound() throws IOException {
        var end = lines.getLast();
        lines.subList(lines.size() - 2, lines.size()).clear();
        assertEquals(List.of("no-end"), codes());
        lines.add(end);
        assertEquals(List.of("end-count"), codes());
    }

    @Test
    void whatComesAfterTheEndIsFound() throws IOException {
        lines.add(lines.removeFirst());
        assertTrue(codes().contains("after-end"));
    }

    @Test
    void aLineThatIsNoFactOfOursIsNamedOnce() throws IOException {
        lines.add(1, "once upon a time");
        lines.add(2, "{\"specversion\":\"1.0\",\"source\":\"/elsewhere\"}");
        lines.add(3, lines.getFirst().replaceFirst("\"time\":\"[^\"]*\"", "\"time\":\"noon\""));
        lines.add(4, lines.getFirst() + " and more");
        Files.write(file, lines);
        var findings = new Audit().run(new ExportedLog(file));
        assertEquals(
                List.of(2, 3, 4, 5).stream().map(line -> "log.jsonl line " + line).toList(),
                findings.kept().stream().map(Findings.Finding::place).toList());
        assertEquals("unreadable-line", findings.kept().getFirst().code());
        assertEquals(4, findings.count());
    }

    @Test
    void aFileThatIsNotThereIsSaidToBeMissing() {
        assertThrows(
                NoSuchFileException.class, () -> new ExportedLog(folder.resolve("none.jsonl")));
    }
}
