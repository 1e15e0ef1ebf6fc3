/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.io.Serializable;
import java.util.Arrays;

/** A share in millionths for each label: a posterior, or a share of heads. Never changes. */
public final class Millionths implements Serializable {
    private static final long serialVersionUID = 1;

    /** All of it. */
    public static final int ONE = 1_000_000;

    /** No shares at all. */
    public static final Millionths NONE = new Millionths(new int[0]);

    private final int[] values;

    private Millionths(int[] values) {
        this.values = values;
    }

    /** Shares with these numbers; the array is copied. */
    public static Millionths of(int... values) {
        return values.length == 0 ? NONE : new Millionths(values.clone());
    }

    /** Everything on one label. */
    static Millionths certain(int label, int labels) {
        var values = new int[labels];
        values[label] = ONE;
        return new Millionths(values);
    }

    public int size() {
        return values.length;
    }

    public int at(int label) {
        return values[label];
    }

    /** The label with the largest share; the lowest of a tie. */
    public int best() {
        var best = 0;
        for (var label = 1; label < values.length; label++) {
            if (values[label] > values[best]) {
                best = label;
            }
        }
        return best;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Millionths shares && Arrays.equals(values, shares.values);
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
