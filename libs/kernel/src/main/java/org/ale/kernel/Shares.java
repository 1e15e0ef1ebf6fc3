/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits a whole amount by weights so that nothing is lost or made: floor of amount·weight/total,
 * then one unit each to the largest remainders, ties to the lowest index (rules §1). If all weights
 * are zero, the shares are equal.
 */
public final class Shares {
    private Shares() {}

    /**
     * Splits an amount.
     *
     * @param amount what is split; not negative
     * @param weights one for each receiver, in order of assignment; not negative, not empty
     * @return one share for each weight; their sum is the amount
     * @throws IllegalArgumentException if the amount or a weight is negative or there is no weight
     */
    public static List<BigInteger> split(BigInteger amount, List<BigInteger> weights) {
        requireSplittable(amount, weights);
        var total = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (total.signum() == 0) {
            return split(amount, Collections.nCopies(weights.size(), BigInteger.ONE));
        }
        var shares = new ArrayList<BigInteger>(weights.size());
        var remainders = new ArrayList<BigInteger>(weights.size());
        var left = amount;
        for (var weight : weights) {
            var parts = amount.multiply(weight).divideAndRemainder(total);
            shares.add(parts[0]);
            remainders.add(parts[1]);
            left = left.subtract(parts[0]);
        }
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(left.longValueExact())
                .forEach(index -> shares.set(index, shares.get(index).add(BigInteger.ONE)));
        return List.copyOf(shares);
    }

    /** Splits an amount of $ALE as {@link #split} does. */
    public static List<Ale> ofAle(Ale amount, List<BigInteger> weights) {
        return split(amount.baseUnits(), weights).stream().map(Ale::new).toList();
    }

    /** Splits micro-REP or another small amount as {@link #split} does. */
    public static List<Long> ofMicro(long amount, List<BigInteger> weights) {
        return split(BigInteger.valueOf(amount), weights).stream()
                .map(BigInteger::longValueExact)
                .toList();
    }

    private static void requireSplittable(BigInteger amount, List<BigInteger> weights) {
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("nobody to share among");
        }
        if (amount.signum() < 0 || weights.stream().anyMatch(weight -> weight.signum() < 0)) {
            throw new IllegalArgumentException("amounts and weights are not negative");
        }
    }
}
