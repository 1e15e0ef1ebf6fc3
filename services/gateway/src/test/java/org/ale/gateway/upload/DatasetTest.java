/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.ale.gateway.problem.Problem;
import org.ale.schemas.jobs.v1.Item;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetTest {
    private static final List<String> LABELS = List.of("no", "yes");

    @TempDir Path folder;

    private Dataset csv(String text) throws IOException {
        return new Dataset(file(text), new CsvLines(), LABELS);
    }

    private Dataset jsonl(String text) throws IOException {
        return new Dataset(file(text), new JsonLines(), LABELS);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("items"), text);
    }

    private static List<String> errors(Dataset dataset) {
        var problem = assertThrows(Problem.class, () -> dataset.checked(2));
        assertEquals("invalid-items", problem.code());
        return problem.errors().stream().map(e -> e.line() + " " + e.code()).toList();
    }

    private static List<Item> items(Dataset dataset) throws IOException {
        var items = new ArrayList<Item>();
        dataset.send((_, _, chunk) -> items.addAll(chunk));
        return items;
    }

    @Test
    void readsColumnsInAnyOrder() throws IOException {
        var dataset = csv("gold,id,content\nyes,a1,\"one, two\"\n,a2,three\n");

        assertEquals(new Dataset.Counts(2, 1), dataset.checked(2));
        var items = items(dataset);
        assertEquals("one, two", items.getFirst().getContent());
        assertEquals(2, items.getFirst().getGold());
        assertEquals("a2", items.getLast().getExternalId());
        assertEquals(0, items.getLast().getGold());
    }

    @Test
    void namesTheLinesOfACsvThatAreWrong() throws IOException {
        assertEquals(
                List.of("3 unknown-label", "4 missing-content", "5 malformed-csv"),
                errors(csv("content,gold\na,yes\nb,maybe\n,no\nc,no,more\nd,no\n")));
    }

    @Test
    void countsTheLinesInsideAQuotedCell() throws IOException {
        assertEquals(
                List.of("4 unknown-label"), errors(csv("content,gold\n\"a\nb\",yes\nc,maybe\n")));
    }

    @Test
    void refusesAHeaderWithoutContent() throws IOException {
        assertEquals(List.of("1 bad-header"), errors(csv("text,gold\na,yes\n")));
    }

    @Test
    void refusesAQuoteWithoutEnd() throws IOException {
        assertTrue(errors(csv("content\na\n\"b\n")).getFirst().endsWith("malformed-csv"));
    }

    @Test
    void namesTheLinesOfAJsonlThatAreWrong() throws IOException {
        assertEquals(
                List.of(
                        "2 malformed-json",
                        "4 unknown-field",
                        "5 unknown-label",
                        "6 malformed-json",
                        "7 missing-content"),
                errors(
                        jsonl(
                                """
                                {"content":"a"}
                                {broken

                                {"content":"b","colour":"red"}
                                {"content":"c","gold":"maybe"}
                                ["d"]
                                {"id":"e"}
                                """)));
    }

    @Test
    void refusesAControlCharacterThatNoStoreCanHold() throws IOException {
        assertEquals(List.of("1 unprintable"), errors(jsonl("{\"content\":\"a\\u0000\"}\n")));
    }

    @Test
    void countsAllBadLinesAndNamesAHundred() throws IOException {
        var dataset = jsonl("{broken\n".repeat(250));

        var problem = assertThrows(Problem.class, () -> dataset.checked(1));

        assertEquals(100, problem.errors().size());
        assertTrue(problem.detail().startsWith("250 of 250"), problem.detail());
    }

    @Test
    void refusesAnotherNumberOfItemsThanTheJobHas() throws IOException {
        var dataset = csv("content\na\nb\n");

        var problem = assertThrows(Problem.class, () -> dataset.checked(3));

        assertEquals("item-count-mismatch", problem.code());
    }

    @Test
    void sendsChunksOfAThousand() throws IOException {
        var sizes = new ArrayList<String>();

        var chunks =
                csv("content\n" + "a\n".repeat(2_500))
                        .send((number, first, items) ->
                                sizes.add(number + ":" + first + ":" + items.size()));

        assertEquals(3, chunks);
        assertEquals(List.of("0:0:1000", "1:1000:1000", "2:2000:500"), sizes);
    }

    @Test
    void keepsEveryChunkWithinARecordOfTheLog() throws IOException {
        var content = "é".repeat(10_000);
        var bytes = new ArrayList<Integer>();

        csv("content\n" + (content + "\n").repeat(100))
                .send((_, _, items) ->
                        bytes.add(items.stream().mapToInt(Item::getSerializedSize).sum()));

        assertTrue(bytes.size() > 1);
        assertTrue(bytes.stream().allMatch(size -> size <= Dataset.CHUNK_BYTES), bytes.toString());
    }

    @Test
    void namesTheFirstLineThatIsNotUtf8() throws IOException {
        var csv = folder.resolve("latin.csv");
        Files.write(csv, "content\na\ncaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        var jsonl = folder.resolve("latin.jsonl");
        var good = "{\"content\":\"\u00e9\"}\n".repeat(10_000);
        Files.writeString(jsonl, good);
        Files.write(
                jsonl,
                "{\"content\":\"caf\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1),
                StandardOpenOption.APPEND);

        assertEquals(List.of("3 not-utf-8"), errors(new Dataset(csv, new CsvLines(), LABELS)));
        assertEquals(
                List.of("10001 not-utf-8"), errors(new Dataset(jsonl, new JsonLines(), LABELS)));
    }

    @Test
    void refusesAFileThatEndsWithinACharacter() throws IOException {
        var file = folder.resolve("cut");
        Files.write(file, new byte[] {'c', 'o', 'n', 't', 'e', 'n', 't', '\n', (byte) 0xC3});

        assertEquals(List.of("2 not-utf-8"), errors(new Dataset(file, new CsvLines(), LABELS)));
    }

    @Test
    void passesOverTheMarkThatSomeEditorsPutFirst() throws IOException {
        assertEquals(1, jsonl("\uFEFF{\"content\":\"a\"}\n").checked(1).items());
    }

    @Test
    void refusesAFieldThatIsSaidTwice() throws IOException {
        assertEquals(
                List.of("1 malformed-json"),
                errors(jsonl("{\"content\":\"a\",\"content\":\"b\"}\n")));
    }

    @Test
    void refusesContentThatShowsNothing() throws IOException {
        assertEquals(
                List.of("2 missing-content"),
                errors(jsonl("{\"content\":\"a\"}\n{\"content\":\" \\t\"}\n")));
    }
}
