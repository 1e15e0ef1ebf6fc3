/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * What accounts may claim in all, as one root: leaves are {@code keccak(key ‖ uint256 amount)} in
 * order of their keys. A key is an account, or a contract and an account. It never changes.
 */
public final class CumulativeTree implements Serializable {
    private static final int AMOUNT = 32;
    private static final int CHUNK = 8_192;
    private static final long serialVersionUID = 1;

    private final int keyBytes;

    /** Packed leaves side by side, in order of keys. */
    private final byte[] packed;

    private final MerkleTree tree;

    private CumulativeTree(int keyBytes, byte[] packed, MerkleTree tree) {
        this.keyBytes = keyBytes;
        this.packed = packed;
        this.tree = tree;
    }

    /** No leaf yet; keys are accounts. */
    public static CumulativeTree ofAccounts() {
        return new CumulativeTree(Address.BYTES, new byte[0], MerkleTree.EMPTY);
    }

    /** No leaf yet; keys are contracts with accounts. */
    static CumulativeTree ofPairs() {
        return new CumulativeTree(2 * Address.BYTES, new byte[0], MerkleTree.EMPTY);
    }

    /** The same with these accounts' amounts, new accounts included. */
    public CumulativeTree with(SortedMap<Address, BigInteger> changes) {
        // A map lies all over the memory: waiting for it takes as long as hashing it.
        var entries = changes.entrySet().parallelStream().toList();
        var width = keyBytes + AMOUNT;
        var fresh = new byte[entries.size() * width];
        forEach(
                entries.size(),
                leaf -> {
                    var entry = entries.get(leaf);
                    entry.getKey().into(fresh, leaf * width);
                    putAmount(fresh, leaf * width + keyBytes, entry.getValue());
                });
        return merged(fresh);
    }

    /**
     * The same with these amounts.
     *
     * @param keys side by side, in ascending order, each once
     * @param amounts one for each key
     */
    CumulativeTree merged(byte[] keys, List<BigInteger> amounts) {
        var width = keyBytes + AMOUNT;
        var fresh = new byte[amounts.size() * width];
        for (var leaf = 0; leaf < amounts.size(); leaf++) {
            System.arraycopy(keys, leaf * keyBytes, fresh, leaf * width, keyBytes);
            putAmount(fresh, leaf * width + keyBytes, amounts.get(leaf));
        }
        return merged(fresh);
    }

    private CumulativeTree merged(byte[] fresh) {
        var merge = new Merge(fresh);
        var leaves = hashes(merge);
        return new CumulativeTree(keyBytes, merge.packed, tree.with(leaves, merge.changed));
    }

    private static void forEach(int count, IntConsumer each) {
        IntStream.range(0, (count + CHUNK - 1) / CHUNK)
                .parallel()
                .forEach(chunk -> {
                    var end = Math.min(count, (chunk + 1) * CHUNK);
                    for (var index = chunk * CHUNK; index < end; index++) {
                        each.accept(index);
                    }
                });
    }

    /** Leaves old and new in one order, and which of them are not at their old place. */
    private final class Merge {
        final byte[] packed;
        final BitSet changed = new BitSet();

        /** Old index of each leaf; −1 if its hash must be computed. */
        final int[] origin;

        Merge(byte[] fresh) {
            var width = keyBytes + AMOUNT;
            var before = CumulativeTree.this.packed;
            var target = new byte[before.length + fresh.length];
            var from = new int[target.length / width];
            var old = 0;
            var next = 0;
            var count = 0;
            while (old < before.length || next < fresh.length) {
                var order = order(old, fresh, next);
                if (order < 0) {
                    System.arraycopy(before, old, target, count * width, width);
                    from[count] = old / width;
                    changed.set(count, old / width != count);
                    old += width;
                } else {
                    System.arraycopy(fresh, next, target, count * width, width);
                    from[count] = -1;
                    changed.set(count);
                    old += order == 0 ? width : 0;
                    next += width;
                }
                count++;
            }
            packed = count * width == target.length ? target : Arrays.copyOf(target, count * width);
            origin = from;
        }
    }

    /** Which comes first: the old leaf or the new one, by where they begin; 0 if it is the same. */
    private int order(int old, byte[] fresh, int next) {
        if (old >= packed.length) {
            return 1;
        }
        if (next >= fresh.length) {
            return -1;
        }
        return Arrays.compareUnsigned(packed, old, old + keyBytes, fresh, next, next + keyBytes);
    }

    private static void putAmount(byte[] target, int at, BigInteger amount) {
        if (amount.signum() < 0 || amount.bitLength() > 8 * AMOUNT) {
            throw new IllegalArgumentException("an amount is a uint256: " + amount);
        }
        var bytes = amount.toByteArray();
        var skip = bytes.length > AMOUNT ? 1 : 0;
        var length = bytes.length - skip;
        System.arraycopy(bytes, skip, target, at + AMOUNT - length, length);
    }

    private byte[] hashes(Merge merge) {
        var width = keyBytes + AMOUNT;
        var count = merge.packed.length / width;
        var hashes = new byte[count * Hash32.BYTES];
        var known = tree.leaves();
        IntStream.range(0, (count + CHUNK - 1) / CHUNK)
                .parallel()
                .forEach(chunk -> {
                    var keccak = new Keccak();
                    var end = Math.min(count, (chunk + 1) * CHUNK);
                    for (var leaf = chunk * CHUNK; leaf < end; leaf++) {
                        var to = leaf * Hash32.BYTES;
                        if (merge.origin[leaf] < 0) {
                            keccak.add(merge.packed, leaf * width, width).into(hashes, to);
                        } else {
                            var from = merge.origin[leaf] * Hash32.BYTES;
                            System.arraycopy(known, from, hashes, to, Hash32.BYTES);
                        }
                    }
                });
        return hashes;
    }

    public int size() {
        return packed.length / (keyBytes + AMOUNT);
    }

    public Hash32 root() {
        return tree.root();
    }

    /** Hash of all packed leaves, one after the other: what is published beside the root. */
    public Hash32 dataHash() {
        return Keccak.of(packed);
    }

    /** What the account's leaf holds; zero if it has none. */
    public BigInteger amount(Address account) {
        var index = index(account);
        return index.isPresent() ? amountAt(index.getAsInt()) : BigInteger.ZERO;
    }

    private BigInteger amountAt(int index) {
        var at = index * (keyBytes + AMOUNT) + keyBytes;
        return new BigInteger(1, packed, at, AMOUNT);
    }

    /** Siblings of the account's leaf from the leaf up; empty if it has none. */
    public List<Hash32> proof(Address account) {
        var index = index(account);
        return index.isPresent() ? tree.proof(index.getAsInt()) : List.of();
    }

    private OptionalInt index(Address account) {
        var key = account.bytes();
        var low = 0;
        var high = size() - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            var order = -order(middle * (keyBytes + AMOUNT), key, 0);
            if (order == 0) {
                return OptionalInt.of(middle);
            } else if (order < 0) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return OptionalInt.empty();
    }

    /** A tree over whole maps, for whoever has all leaves at once. */
    public static CumulativeTree over(SortedMap<Address, BigInteger> leaves) {
        return ofAccounts().with(leaves);
    }

    /** Sum of all leaves. */
    BigInteger total() {
        var sum = BigInteger.ZERO;
        for (var index = 0; index < size(); index++) {
            sum = sum.add(amountAt(index));
        }
        return sum;
    }

    /** Keys of pairs side by side, in the order of a sorted map. */
    static byte[] pairKeys(Iterable<? extends Map.Entry<Address, Address>> pairs, int count) {
        var keys = new byte[count * 2 * Address.BYTES];
        var at = 0;
        for (var pair : pairs) {
            System.arraycopy(pair.getKey().bytes(), 0, keys, at, Address.BYTES);
            System.arraycopy(pair.getValue().bytes(), 0, keys, at + Address.BYTES, Address.BYTES);
            at += 2 * Address.BYTES;
        }
        return keys;
    }
}
