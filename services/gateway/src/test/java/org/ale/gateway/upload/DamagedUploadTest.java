/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.ale.eventsourcing.testing.Damage;
import org.ale.gateway.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a client uploads is taken whole or refused with the lines that are wrong. */
class DamagedUploadTest {
    private static final List<String> LABELS = List.of("no", "yes");
    private static final int FILES = 3_000;
    private static final List<byte[]> CSV =
            List.of(
                    bytes(
                            """
                            content,gold
                            oak,yes
                            stone,no
                            """),
                    bytes(
                            """
                            gold,id,content
                            yes,a1,"one, ""two""
                            three"
                            ,a2,\u00e4\ud83c\udf33
                            """));
    private static final List<byte[]> JSONL =
            List.of(
                    bytes(
                            """
                            {"content":"oak","gold":"yes"}
                            {"content":"stone"}
                            """),
                    bytes(
                            """
                            {"id":"a1","content":"\\"one\\" \\ud83c\\udf33"}\r
                            {"content":"three","gold":"no"}
                            """));

    @TempDir Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private interface Reading {
        Dataset of(Path file);
    }

    /** Gives how many of the files were taken. */
    private int upload(List<byte[]> whole, Reading reading) throws IOException {
        var damage = new Damage(1);
        var taken = 0;
        for (var number = 0; number < FILES; number++) {
            var bytes = damage.of(whole.get(number % whole.size()), whole);
            var dataset = reading.of(Files.write(folder.resolve("items"), bytes));
            try {
                var sent = new AtomicInteger();
                var counts = dataset.checked(2);
                dataset.send((_, _, chunk) -> sent.addAndGet(chunk.size()));
                assertEquals(counts.items(), sent.get());
                taken++;
            } catch (Problem refused) {
                assertFalse(refused.detail().isBlank());
            } catch (RuntimeException e) {
                fail(HexFormat.of().formatHex(bytes) + " is neither taken nor refused", e);
            }
        }
        return taken;
    }

    @Test
    void aDamagedCsvIsTakenWholeOrRefused() throws IOException {
        assertTrue(upload(CSV, file -> new Dataset(file, new CsvLines(), LABELS)) > 100);
    }

    @Test
    void damagedJsonLinesAreTakenWholeOrRefused() throws IOException {
        assertTrue(upload(JSONL, file -> new Dataset(file, new JsonLines(), LABELS)) > 100);
    }
}
