/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Largest-remainder shares: floors first, then one unit each to the largest remainders. Equal ones
 * if nothing is weighed; none among nobody.
 */
final class ExactShares {
    private ExactShares() {}

    static List<BigInteger> of(BigInteger amount, List<BigInteger> weights) {
        if (weights.isEmpty()) {
            return List.of();
        }
        var sum = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
        var fair = sum.signum() > 0;
        var total = fair ? sum : BigInteger.valueOf(weights.size());
        var shares = new BigInteger[weights.size()];
        var order = new ArrayList<Integer>();
        var remainders = new BigInteger[weights.size()];
        var left = amount;
        for (var i = 0; i < shares.length; i++) {
            var product = amount.multiply(fair ? weights.get(i) : BigInteger.ONE);
            shares[i] = product.divide(total);
            remainders[i] = product.mod(total);
            left = left.subtract(shares[i]);
            order.add(i);
        }
        order.sort((a, b) -> remainders[b].compareTo(remainders[a]));
        for (var i = 0; i < left.intValueExact(); i++) {
            shares[order.get(i)] = shares[order.get(i)].add(BigInteger.ONE);
        }
        return List.of(shares);
    }
}
