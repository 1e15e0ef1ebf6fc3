/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.io.Serializable;
import java.util.Arrays;

/**
 * How often each label was voted when each label was true, in millionths of a vote. Changed in
 * place by {@code evolve} and audits only.
 *
 * <p>A label that was never voted takes no room: where there are many, a worker votes for few.
 */
final class Counts implements Serializable {
    private static final long serialVersionUID = 2;

    /** The community's prior is worth this many votes for each true label. */
    private static final long PRIOR_VOTES = 20;

    /** So many of them, in millionths, are right; the wrong ones are spread evenly. */
    private static final long PRIOR_RIGHT_MICRO = 700_000;

    /** Of a label that was never voted. */
    private static final long[] NOTHING = {};

    private final long[][] byLabel;
    private final long[] rows;
    private long right;
    private long total;

    private Counts(int labels) {
        byLabel = new long[labels][];
        Arrays.fill(byLabel, NOTHING);
        rows = new long[labels];
    }

    static Counts none(int labels) {
        return new Counts(labels);
    }

    /** What is believed of a community before it has worked. */
    static Counts prior(int labels) {
        var counts = new Counts(labels);
        long wrong = PRIOR_VOTES * (Millionths.ONE - PRIOR_RIGHT_MICRO);
        long others = labels - 1L;
        for (var truth = 0; truth < labels; truth++) {
            for (var label = 0; label < labels; label++) {
                var prior =
                        truth == label
                                ? PRIOR_VOTES * PRIOR_RIGHT_MICRO
                                : (2 * wrong + others) / (2 * others);
                counts.addCell(truth, label, prior);
            }
        }
        return counts;
    }

    Counts copy() {
        var copy = new Counts(rows.length);
        for (var label = 0; label < rows.length; label++) {
            copy.byLabel[label] = byLabel[label].clone();
            copy.rows[label] = rows[label];
        }
        copy.right = right;
        copy.total = total;
        return copy;
    }

    /** Counts a vote: its weight is spread over the labels as they are likely to be true. */
    void add(int label, Millionths truths, int weight) {
        for (var truth = 0; truth < rows.length; truth++) {
            addCell(truth, label, (long) weight * truths.at(truth));
        }
    }

    private void addCell(int truth, int label, long micro) {
        var voted = byLabel[label];
        if (voted.length == 0) {
            voted = new long[rows.length];
            byLabel[label] = voted;
        }
        voted[truth] += micro;
        rows[truth] += micro;
        total += micro;
        if (truth == label) {
            right += micro;
        }
    }

    int labels() {
        return rows.length;
    }

    long at(int truth, int label) {
        var voted = byLabel[label];
        return voted.length == 0 ? 0 : voted[truth];
    }

    /** All votes when this label was true. */
    long row(int truth) {
        return rows[truth];
    }

    /** All votes for the true label. */
    long right() {
        return right;
    }

    long total() {
        return total;
    }
}
