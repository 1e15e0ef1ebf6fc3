/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.measure;

import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.ale.chainbridge.domain.Address;
import org.ale.chainbridge.domain.CumulativeTree;

/** Prints how long an epoch's root takes: over all accounts at once, and after a few changes. */
public final class Speed {
    private static final int DIGITS = 40;

    private Speed() {}

    /** Runs with {@code ale.accounts} accounts, {@code ale.runs} times. */
    public static void main(String[] arguments) {
        var accounts = Integer.getInteger("ale.accounts", 1 << 20);
        var leaves = leaves(accounts, new Random(1));
        for (var run = 0; run < Integer.getInteger("ale.runs", 5); run++) {
            var tree = timed("all " + accounts, () -> CumulativeTree.over(leaves));
            for (var changes = 10; changes < accounts; changes *= 100) {
                var changed = new TreeMap<Address, BigInteger>();
                var random = new Random(run);
                leaves.keySet().stream()
                        .filter(_ -> random.nextInt(accounts) < 10)
                        .forEach(account -> changed.put(account, BigInteger.TWO.pow(90)));
                changed.putAll(leaves(changes, random));
                timed(changed.size() + " changed or new", () -> tree.with(changed));
            }
        }
    }

    private static CumulativeTree timed(String what, Supplier<CumulativeTree> work) {
        var cpu = ManagementFactory.getThreadMXBean();
        var cpuBefore = cpu.getCurrentThreadCpuTime();
        var before = System.nanoTime();
        var tree = work.get();
        System.out.printf(
                "%-28s %6d ms, of this thread %6d ms; root %.12s…%n",
                what,
                (System.nanoTime() - before) / 1_000_000,
                (cpu.getCurrentThreadCpuTime() - cpuBefore) / 1_000_000,
                tree.root().hex());
        return tree;
    }

    private static SortedMap<Address, BigInteger> leaves(int count, Random random) {
        var leaves = new TreeMap<Address, BigInteger>();
        while (leaves.size() < count) {
            var hex = new BigInteger(4 * DIGITS, random).toString(16);
            var account = Address.of("0x" + "0".repeat(DIGITS - hex.length()) + hex);
            leaves.put(account, new BigInteger(90, random));
        }
        return leaves;
    }
}
