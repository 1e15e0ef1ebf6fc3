/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Recorded votes of a real crowd and what is known to be true.
 *
 * @param name of the folder
 * @param labels number of labels, at least 2
 * @param votes for each task its votes in the order of the file
 * @param truth the true label of each task for which it is known
 */
public record Dataset(
        String name, int labels, Map<Integer, List<Vote>> votes, Map<Integer, Integer> truth) {

    /**
     * One recorded vote.
     *
     * @param worker who
     * @param label what, from 0
     */
    public record Vote(int worker, int label) {}

    public Dataset {
        votes = Collections.unmodifiableMap(votes);
        truth = Collections.unmodifiableMap(truth);
    }

    /**
     * Reads {@code votes.csv} (task,worker,label,ord) and {@code gold.csv} (task,label) of a
     * folder.
     *
     * @throws IOException naming the file, the line and what is wrong with it
     */
    public static Dataset read(Path folder) throws IOException {
        var votes = new TreeMap<Integer, List<Vote>>();
        for (var row : rows(folder.resolve("votes.csv"), 3)) {
            votes.computeIfAbsent(row[0], _ -> new ArrayList<>()).add(new Vote(row[1], row[2]));
        }
        var truth = new TreeMap<Integer, Integer>();
        for (var row : rows(folder.resolve("gold.csv"), 2)) {
            if (votes.containsKey(row[0])) {
                truth.put(row[0], row[1]);
            }
        }
        if (votes.isEmpty()) {
            throw new IOException(folder + " holds no votes");
        }
        return new Dataset(folder.getFileName().toString(), labels(votes, truth), votes, truth);
    }

    private static int labels(Map<Integer, List<Vote>> votes, Map<Integer, Integer> truth) {
        var most = truth.values().stream().mapToInt(label -> label).max().orElse(0);
        for (var list : votes.values()) {
            for (var vote : list) {
                most = Math.max(most, vote.label());
            }
        }
        return Math.max(2, most + 1);
    }

    private static List<int[]> rows(Path file, int columns) throws IOException {
        var rows = new ArrayList<int[]>();
        try (var lines = Files.newBufferedReader(file)) {
            lines.readLine();
            var number = 1;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    rows.add(row(line, columns, file, number));
                }
            }
        }
        return rows;
    }

    private static int[] row(String line, int columns, Path file, int number) throws IOException {
        var cells = line.strip().split(",");
        if (cells.length < columns) {
            throw new IOException(
                    "%s line %d: expected %d columns, found %d"
                            .formatted(file, number, columns, cells.length));
        }
        try {
            return Arrays.stream(cells, 0, columns)
                    .mapToInt(cell -> Integer.parseInt(cell.strip()))
                    .toArray();
        } catch (NumberFormatException e) {
            throw new IOException("%s line %d: not a number".formatted(file, number), e);
        }
    }

    /** All workers, in order of their numbers. */
    public List<Integer> workers() {
        var workers = new TreeSet<Integer>();
        votes.values().forEach(list -> list.forEach(vote -> workers.add(vote.worker())));
        return List.copyOf(workers);
    }

    /** All recorded votes. */
    public int voteCount() {
        return votes.values().stream().mapToInt(List::size).sum();
    }

    /** For one worker his label of each task that he saw. */
    public Map<Integer, Integer> votesOf(int worker) {
        var mine = new TreeMap<Integer, Integer>();
        votes.forEach((task, list) ->
                list.stream()
                        .filter(vote -> vote.worker() == worker)
                        .forEach(vote -> mine.put(task, vote.label())));
        return mine;
    }

    /** What most of a task's recorded votes say; the lowest label of a tie. */
    public int majority(int task) {
        var counts = new int[labels];
        for (var vote : votes.getOrDefault(task, List.of())) {
            counts[vote.label()]++;
        }
        var best = 0;
        for (var label = 1; label < labels; label++) {
            best = counts[label] > counts[best] ? label : best;
        }
        return best;
    }

    /** Share of the given tasks of known truth on which the majority of all votes is right. */
    public double majorityAccuracy(Iterable<Integer> tasks) {
        var right = 0;
        var known = 0;
        for (var task : tasks) {
            var label = truth.get(task);
            if (label != null) {
                known++;
                right += majority(task) == label ? 1 : 0;
            }
        }
        return known == 0 ? 0 : (double) right / known;
    }
}
