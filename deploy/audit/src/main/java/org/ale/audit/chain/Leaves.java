/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import java.math.BigInteger;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the last root holds for each account. The contract caps an epoch's increase: then accounts
 * are settled in their order as far as the epoch's total reaches, the last one in part.
 */
final class Leaves {
    private final TreeMap<String, BigInteger> amounts = new TreeMap<>();
    private BigInteger sum = BigInteger.ZERO;

    /** The same for itself. */
    Leaves copy() {
        var copy = new Leaves();
        copy.amounts.putAll(amounts);
        copy.sum = sum;
        return copy;
    }

    void settle(SortedMap<String, BigInteger> totals, BigInteger total) {
        for (var each : totals.entrySet()) {
            var settled = amounts.getOrDefault(each.getKey(), BigInteger.ZERO);
            var step = each.getValue().subtract(settled).min(total.subtract(sum));
            if (step.signum() > 0) {
                amounts.put(each.getKey(), settled.add(step));
                sum = sum.add(step);
            }
        }
    }

    TreeMap<String, BigInteger> amounts() {
        return amounts;
    }

    BigInteger sum() {
        return sum;
    }
}
