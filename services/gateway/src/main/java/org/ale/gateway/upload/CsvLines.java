/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.upload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ale.gateway.problem.Problem.LineError;
import org.jspecify.annotations.Nullable;

/** CSV with a header: {@code content}, and {@code id} and {@code gold} if wanted, in any order. */
public final class CsvLines implements ItemLines {
    private static final Set<String> COLUMNS = Set.of("id", "content", "gold");
    private static final CsvMapper CSV =
            CsvMapper.builder()
                    .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                    .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                    .build();

    @Override
    public void read(Path file, Reader reader) throws IOException {
        try (var text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                MappingIterator<String[]> rows = CSV.readerFor(String[].class).readValues(text)) {
            rows(rows, reader);
        } catch (JsonProcessingException e) {
            reader.error(broken(e));
        } catch (RuntimeJsonMappingException e) {
            if (e.getCause() instanceof JsonProcessingException cause) {
                reader.error(broken(cause));
            } else {
                throw e;
            }
        }
    }

    private static LineError broken(JsonProcessingException e) {
        var line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
        return new LineError(line, "malformed-csv", "A quote is missing, or the file ends in one.");
    }

    private static void rows(MappingIterator<String[]> rows, Reader reader) throws IOException {
        List<String> header = null;
        var line = 1L;
        while (rows.hasNextValue()) {
            line = Math.max(line, rows.getCurrentLocation().getLineNr());
            var cells = rows.nextValue();
            if (header == null) {
                header = header(cells);
                if (header == null) {
                    reader.error(
                            new LineError(
                                    1,
                                    "bad-header",
                                    "The first line must name the column content, and may name"
                                            + " id and gold."));
                    return;
                }
            } else if (cells.length != header.size()) {
                reader.error(
                        new LineError(
                                line,
                                "malformed-csv",
                                "The line has %d columns, the header %d."
                                        .formatted(cells.length, header.size())));
            } else {
                reader.item(item(line, header, cells));
            }
        }
    }

    private static @Nullable List<String> header(String[] cells) {
        var names = new ArrayList<String>();
        for (var cell : cells) {
            names.add(cell.strip().replace("\uFEFF", ""));
        }
        var known =
                COLUMNS.containsAll(names)
                        && names.contains("content")
                        && new HashSet<>(names).size() == names.size();
        return known ? names : null;
    }

    private static ParsedItem item(long line, List<String> header, String[] cells) {
        var gold = cell(header, cells, "gold");
        return new ParsedItem(
                line,
                cell(header, cells, "id"),
                cell(header, cells, "content"),
                gold.isEmpty() ? null : gold);
    }

    private static String cell(List<String> header, String[] cells, String name) {
        var index = header.indexOf(name);
        return index < 0 || cells[index] == null ? "" : cells[index];
    }
}
