/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.io.Serializable;
import java.util.Arrays;

/**
 * One whole number for each label: micro-nats of a score, or of what a vote adds to it. A STRICT
 * vote has a single number, its weight in millionths. Never changes.
 */
public final class Scores implements Serializable {
    private static final long serialVersionUID = 1;

    /** No numbers at all. */
    public static final Scores NONE = new Scores(new long[0]);

    private final long[] values;

    private Scores(long[] values) {
        this.values = values;
    }

    /** Scores with these numbers; the array is copied. */
    public static Scores of(long... values) {
        return values.length == 0 ? NONE : new Scores(values.clone());
    }

    public int size() {
        return values.length;
    }

    public long at(int label) {
        return values[label];
    }

    Scores plus(Scores other) {
        var sum = values.clone();
        for (var label = 0; label < sum.length; label++) {
            sum[label] += other.values[label];
        }
        return new Scores(sum);
    }

    Scores minus(Scores other) {
        var rest = values.clone();
        for (var label = 0; label < rest.length; label++) {
            rest[label] -= other.values[label];
        }
        return new Scores(rest);
    }

    void copyTo(long[] sum) {
        System.arraycopy(values, 0, sum, 0, values.length);
    }

    void addTo(long[] sum) {
        for (var label = 0; label < values.length; label++) {
            sum[label] += values[label];
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scores scores && Arrays.equals(values, scores.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
