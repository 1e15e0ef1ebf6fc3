/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/**
 * Root over accounts' totals, from its definition: leaves of 52 bytes in order of accounts, pairs
 * hashed smaller first, an odd last node moves up as it is.
 */
final class MerkleRoot {
    private static final int LEAF_BYTES = 52;

    private MerkleRoot() {}

    /** Root of the totals by account (lower-case hex); 32 zero bytes if there is none. */
    static String of(SortedMap<String, BigInteger> totals) {
        List<byte[]> level = new ArrayList<>();
        totals.forEach((account, total) -> level.add(Keccak256.of(leaf(account, total))));
        if (level.isEmpty()) {
            return Abi.hex(new byte[32]);
        }
        var nodes = level;
        while (nodes.size() > 1) {
            nodes = above(nodes);
        }
        return Abi.hex(nodes.getFirst());
    }

    /** Hash of all leaves one after the other: whoever publishes them cannot change one. */
    static String dataHash(SortedMap<String, BigInteger> totals) {
        var all = new byte[totals.size() * LEAF_BYTES];
        var at = 0;
        for (var entry : totals.entrySet()) {
            System.arraycopy(leaf(entry.getKey(), entry.getValue()), 0, all, at, LEAF_BYTES);
            at += LEAF_BYTES;
        }
        return Abi.hex(Keccak256.of(all));
    }

    private static byte[] leaf(String account, BigInteger total) {
        return Abi.bytes(account + Abi.word(total));
    }

    private static List<byte[]> above(List<byte[]> nodes) {
        var above = new ArrayList<byte[]>();
        for (var index = 0; index + 1 < nodes.size(); index += 2) {
            above.add(pair(nodes.get(index), nodes.get(index + 1)));
        }
        if (nodes.size() % 2 == 1) {
            above.add(nodes.getLast());
        }
        return above;
    }

    private static byte[] pair(byte[] left, byte[] right) {
        var smallerFirst = Arrays.compareUnsigned(left, right) <= 0;
        var both = Arrays.copyOf(smallerFirst ? left : right, 64);
        System.arraycopy(smallerFirst ? right : left, 0, both, 32, 32);
        return Keccak256.of(both);
    }
}
