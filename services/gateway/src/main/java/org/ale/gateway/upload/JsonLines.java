/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.upload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.ale.gateway.problem.Problem.LineError;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object a line: {@code {"id":"a1","content":"…","gold":"yes"}}. Blank lines are passed
 * over.
 */
public final class JsonLines implements ItemLines {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Set<String> FIELDS = Set.of("id", "content", "gold");

    /** Content, id and gold at their largest, every character escaped. */
    private static final int LINE_CHARACTERS_MAX = 200_000;

    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    @Override
    public void read(Path file, Reader reader) throws IOException {
        try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            var number = 0L;
            for (var line = line(lines); line != null; line = line(lines)) {
                number++;
                var isMarked = number == 1 && line.startsWith(BYTE_ORDER_MARK);
                var text = isMarked ? line.substring(1) : line;
                if (!text.isBlank()) {
                    read(text, number, reader);
                }
            }
        }
    }

    /**
     * A line without its end, cut behind what no good line reaches; null at the end of the file.
     */
    private static @Nullable String line(BufferedReader lines) throws IOException {
        var next = lines.read();
        if (next < 0) {
            return null;
        }
        var line = new StringBuilder();
        for (; next >= 0 && next != '\n'; next = lines.read()) {
            if (line.length() < LINE_CHARACTERS_MAX) {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private static void read(String line, long number, Reader reader) throws IOException {
        try {
            var node = JSON.readTree(line);
            if (!node.isObject()) {
                reader.error(new LineError(number, "malformed-json", "The line is no object."));
                return;
            }
            for (var names = node.fieldNames(); names.hasNext(); ) {
                var name = names.next();
                if (!FIELDS.contains(name)) {
                    reader.error(
                            new LineError(
                                    number, "unknown-field", "No field is called " + name + "."));
                    return;
                }
            }
            var id = text(node, "id");
            reader.item(
                    new ParsedItem(
                            number,
                            id == null ? "" : id,
                            node.path("content").asText(""),
                            text(node, "gold")));
        } catch (JsonProcessingException e) {
            reader.error(new LineError(number, "malformed-json", "The line is not JSON."));
        }
    }

    private static @Nullable String text(JsonNode node, String field) {
        var value = node.get(field);
        return value == null || value.isNull() ? null : value.asText();
    }
}
