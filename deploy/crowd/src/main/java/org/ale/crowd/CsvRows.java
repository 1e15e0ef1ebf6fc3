/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rows of a CSV file with a header (RFC 4180 within a line): columns may come in any order, cells
 * may be quoted, lines may end in CRLF, blank lines are passed over.
 */
final class CsvRows {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;

    /**
     * The asked columns of one row.
     *
     * @param line where it stands in its file, from 1
     */
    record Row(int line, List<String> cells) {
        Row {
            cells = List.copyOf(cells);
        }

        String cell(int column) {
            return cells.get(column);
        }
    }

    private CsvRows(Path file) {
        this.file = file;
    }

    /**
     * Reads the named columns of all rows.
     *
     * @throws IOException naming the file, the line and what is wrong with it
     */
    static List<Row> read(Path file, String... columns) throws IOException {
        try {
            return new CsvRows(file).rows(columns);
        } catch (NoSuchFileException e) {
            throw new IOException(file + " is missing", e);
        } catch (MalformedInputException e) {
            throw new IOException(file + " is not UTF-8", e);
        }
    }

    private List<Row> rows(String... columns) throws IOException {
        var rows = new ArrayList<Row>();
        var places = new int[0];
        var number = 0;
        try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                var cells = cells(line, number);
                if (places.length == 0) {
                    places = places(cells, number, columns);
                } else {
                    rows.add(row(cells, places, number, columns));
                }
            }
        }
        if (places.length == 0) {
            throw new IOException(file + " is empty; it needs a header");
        }
        return rows;
    }

    private int[] places(List<String> header, int number, String... columns) throws IOException {
        var names =
                header.stream()
                        .map(name -> name.replace(BYTE_ORDER_MARK, "").strip())
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList();
        var places = new int[columns.length];
        for (var index = 0; index < columns.length; index++) {
            places[index] = names.indexOf(columns[index]);
            if (places[index] < 0) {
                throw wrong(number, "the header has no column " + columns[index]);
            }
        }
        return places;
    }

    private Row row(List<String> cells, int[] places, int number, String... columns)
            throws IOException {
        var row = new ArrayList<String>();
        for (var index = 0; index < places.length; index++) {
            if (places[index] >= cells.size()) {
                throw wrong(number, "the column " + columns[index] + " is missing");
            }
            var cell = cells.get(places[index]).strip();
            if (cell.isEmpty()) {
                throw wrong(number, "the column " + columns[index] + " is empty");
            }
            row.add(cell);
        }
        return new Row(number, row);
    }

    private List<String> cells(String line, int number) throws IOException {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var index = 0; index < line.length(); index++) {
            var character = line.charAt(index);
            if (character == '"') {
                var doubled = quoted && index + 1 < line.length() && line.charAt(index + 1) == '"';
                if (doubled) {
                    cell.append(character);
                    index++;
                } else {
                    quoted = !quoted;
                }
            } else if (character == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(character);
            }
        }
        if (quoted) {
            throw wrong(number, "a quote is not closed");
        }
        cells.add(cell.toString());
        return cells;
    }

    private IOException wrong(int number, String what) {
        return new IOException("%s line %d: %s".formatted(file, number, what));
    }
}
