/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.bench;

import java.math.BigInteger;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ale.chainbridge.domain.Address;
import org.ale.chainbridge.domain.CumulativeTree;

/** How long the bridge takes for the root over all accounts at once. */
final class RootSpeed {
    private static final int ACCOUNTS = 1 << 20;
    private static final int ROUNDS = 5;
    private static final int ADDRESS_DIGITS = 40;
    private static final int AMOUNT_BITS = 90;

    private RootSpeed() {}

    /** Milliseconds of the best of five rounds; the first ones warm the compiler. */
    static double measure() {
        var leaves = leaves();
        var best = Double.MAX_VALUE;
        for (var round = 0; round < ROUNDS; round++) {
            var started = System.nanoTime();
            CumulativeTree.over(leaves);
            best = Math.min(best, (System.nanoTime() - started) / 1e6);
        }
        return Math.rint(best);
    }

    private static SortedMap<Address, BigInteger> leaves() {
        var random = new Random(1);
        var leaves = new TreeMap<Address, BigInteger>();
        while (leaves.size() < ACCOUNTS) {
            var hex = new BigInteger(4 * ADDRESS_DIGITS, random).toString(16);
            var account = Address.of("0x" + "0".repeat(ADDRESS_DIGITS - hex.length()) + hex);
            leaves.put(account, new BigInteger(AMOUNT_BITS, random));
        }
        return leaves;
    }
}
