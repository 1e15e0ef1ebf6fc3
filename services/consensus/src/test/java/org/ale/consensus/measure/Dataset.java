/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Recorded votes of real workers with known answers.
 *
 * @param votes of each item, as {worker, label}
 * @param truth of the items whose answer is known
 */
record Dataset(Map<Integer, List<int[]>> votes, Map<Integer, Integer> truth, int labels) {
    static Dataset read(Path folder) throws IOException {
        var items = new TreeMap<Integer, List<int[]>>();
        var labels = 0;
        for (var row : rows(folder.resolve("votes.csv"))) {
            items.computeIfAbsent(row[0], _ -> new ArrayList<>()).add(new int[] {row[1], row[2]});
            labels = Math.max(labels, row[2] + 1);
        }
        var truth = new TreeMap<Integer, Integer>();
        for (var row : rows(folder.resolve("gold.csv"))) {
            if (items.containsKey(row[0])) {
                truth.put(row[0], row[1]);
                labels = Math.max(labels, row[1] + 1);
            }
        }
        return new Dataset(items, truth, labels);
    }

    private static List<int[]> rows(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.skip(1)
                    .map(
                            line -> {
                                var fields = line.split(",");
                                var row = new int[Math.min(3, fields.length)];
                                for (var index = 0; index < row.length; index++) {
                                    row[index] = Integer.parseInt(fields[index]);
                                }
                                return row;
                            })
                    .toList();
        }
    }
}
