/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ale.consensus.domain.PoolTerms;
import org.ale.crowd.CsvRows.Row;

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

    /** As many labels as a pool takes. */
    public static final int LABELS_MAX = PoolTerms.LABELS_MAX;

    /** Labels that are numbers stay what they are if all are below it; there may be gaps. */
    private static final int NUMBERS_STAY_BELOW = 100;

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

    /** As below, with as many labels as a pool takes. */
    public static Dataset read(Path folder) throws IOException {
        return read(folder, LABELS_MAX);
    }

    /**
     * Reads {@code votes.csv} (task,worker,label) and {@code gold.csv} (task,label) of a folder.
     * Names may be words or numbers; a worker's second vote on a task is left out. Labels that are
     * numbers stay what they are, so there is one more than the highest, as the reference counts;
     * words, and numbers too high for that, are numbered from 0 without a gap.
     *
     * @param labelsMax how many labels may be
     * @throws IOException naming the file, the line and what is wrong with it
     */
    public static Dataset read(Path folder, int labelsMax) throws IOException {
        var rows = CsvRows.read(folder.resolve("votes.csv"), "task", "worker", "label");
        var goldFile = folder.resolve("gold.csv");
        var known = CsvRows.read(goldFile, "task", "label");
        requireOneAnswerEach(goldFile, known);
        if (rows.isEmpty()) {
            throw new IOException(folder + " holds no votes");
        }
        var tasks = Names.asTheyAre(column(rows, 0));
        var workers = Names.asTheyAre(column(rows, 1));
        known.removeIf(row -> !tasks.containsKey(row.cell(0)));
        var labelNames = new ArrayList<>(column(rows, 2));
        labelNames.addAll(column(known, 1));
        var stay = Math.min(labelsMax, NUMBERS_STAY_BELOW);
        var labels = Names.asTheyAreBelow(stay, labelNames);
        var count = 1 + Collections.max(labels.values());
        if (count > labelsMax) {
            throw new IOException(
                    "%s has %d labels; a question has at most %d"
                            .formatted(folder, count, labelsMax));
        }
        var votes = new TreeMap<Integer, List<Vote>>();
        var seen = new HashSet<Long>();
        for (var row : rows) {
            var task = number(tasks, row.cell(0));
            var worker = number(workers, row.cell(1));
            if (seen.add((long) task << Integer.SIZE | worker)) {
                votes.computeIfAbsent(task, _ -> new ArrayList<>())
                        .add(new Vote(worker, number(labels, row.cell(2))));
            }
        }
        var truth = new TreeMap<Integer, Integer>();
        known.forEach(row -> truth.put(number(tasks, row.cell(0)), number(labels, row.cell(1))));
        var name = folder.toAbsolutePath().normalize().getFileName().toString();
        return new Dataset(name, Math.max(2, count), votes, truth);
    }

    private static void requireOneAnswerEach(Path file, List<Row> known) throws IOException {
        var first = new HashMap<String, Row>();
        for (var row : known) {
            var before = first.putIfAbsent(row.cell(0), row);
            if (before != null && !before.cell(1).equals(row.cell(1))) {
                throw new IOException(
                        "%s line %d: task %s is %s, but %s in line %d"
                                .formatted(
                                        file,
                                        row.line(),
                                        row.cell(0),
                                        row.cell(1),
                                        before.cell(1),
                                        before.line()));
            }
        }
    }

    private static List<String> column(List<Row> rows, int index) {
        return rows.stream().map(row -> row.cell(index)).toList();
    }

    private static int number(Map<String, Integer> numbers, String name) {
        return Objects.requireNonNull(numbers.get(name));
    }

    /** The first tasks only, with all their votes. */
    public Dataset first(int tasks) {
        var some = new TreeMap<Integer, List<Vote>>();
        votes.keySet().stream()
                .sorted()
                .limit(tasks)
                .forEach(task -> some.put(task, votes.getOrDefault(task, List.of())));
        var known = new TreeMap<>(truth);
        known.keySet().retainAll(some.keySet());
        return new Dataset(name, labels, some, known);
    }

    /** The same items with other votes. */
    public Dataset withVotes(Map<Integer, List<Vote>> other) {
        return new Dataset(name, labels, other, truth);
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
