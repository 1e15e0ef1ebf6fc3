/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The tree over hashed leaves: a node hashes its two children, the smaller first; the last node of
 * an odd level moves up unchanged; the root of nothing is zero. It never changes; a new one shares
 * nothing with the old and hashes only what is different.
 */
final class MerkleTree implements Serializable {
    static final MerkleTree EMPTY = new MerkleTree(List.of());

    private static final int HASH = Hash32.BYTES;

    /** So many hashes are worth a task of their own. */
    private static final int CHUNK = 8_192;

    private static final long serialVersionUID = 1;

    /** Level 0 are the leaves, the last level is the root; hashes lie side by side. */
    @SuppressWarnings("serial")
    private final List<byte[]> levels;

    private MerkleTree(List<byte[]> levels) {
        this.levels = new ArrayList<>(levels);
    }

    /**
     * The tree over these leaves.
     *
     * @param leaves hashes side by side
     * @param changed indices whose hash is not that of this tree; all beyond its size count as
     *     changed
     */
    MerkleTree with(byte[] leaves, BitSet changed) {
        if (leaves.length == 0) {
            return EMPTY;
        }
        var built = new ArrayList<byte[]>();
        built.add(leaves);
        var different = changed;
        for (var depth = 0; built.getLast().length > HASH; depth++) {
            var children = built.getLast();
            var above = depth + 1 < levels.size() ? levels.get(depth + 1) : new byte[0];
            different = parents(different, size(children), size(above));
            built.add(level(children, above, different));
        }
        return new MerkleTree(built);
    }

    private static int size(byte[] level) {
        return level.length / HASH;
    }

    private static BitSet parents(BitSet children, int childCount, int known) {
        var count = (childCount + 1) / 2;
        var parents = new BitSet(count);
        for (var child = children.nextSetBit(0);
                child >= 0 && child < childCount;
                child = children.nextSetBit(child + 1)) {
            parents.set(child / 2);
        }
        if (known < count) {
            parents.set(known, count);
        }
        // The last node of the old level may have moved up unchanged; it may have a sibling now.
        if (known > 0 && known <= count) {
            parents.set(known - 1);
        }
        return parents;
    }

    private static byte[] level(byte[] children, byte[] old, BitSet different) {
        var count = (size(children) + 1) / 2;
        var level = Arrays.copyOf(old, count * HASH);
        IntStream.range(0, (count + CHUNK - 1) / CHUNK)
                .parallel()
                .forEach(chunk -> {
                    var end = Math.min(count, (chunk + 1) * CHUNK);
                    var keccak = new Keccak();
                    for (var node = different.nextSetBit(chunk * CHUNK);
                            node >= 0 && node < end;
                            node = different.nextSetBit(node + 1)) {
                        node(keccak, children, level, node);
                    }
                });
        return level;
    }

    private static void node(Keccak keccak, byte[] children, byte[] level, int node) {
        var left = 2 * node * HASH;
        var right = left + HASH;
        if (right >= children.length) {
            System.arraycopy(children, left, level, node * HASH, HASH);
            return;
        }
        var inOrder =
                Arrays.compareUnsigned(children, left, right, children, right, right + HASH) <= 0;
        keccak.add(children, inOrder ? left : right, HASH)
                .add(children, inOrder ? right : left, HASH)
                .into(level, node * HASH);
    }

    int size() {
        return levels.isEmpty() ? 0 : size(levels.getFirst());
    }

    Hash32 root() {
        return levels.isEmpty() ? Hash32.ZERO : Hash32.of(levels.getLast());
    }

    /** The hashes of all leaves; not to be changed. */
    byte[] leaves() {
        return levels.isEmpty() ? new byte[0] : levels.getFirst();
    }

    /** Siblings from the leaf up; a level in which the node stands alone has none. */
    List<Hash32> proof(int leaf) {
        var proof = new ArrayList<Hash32>();
        var index = leaf;
        for (var level : levels.subList(0, Math.max(0, levels.size() - 1))) {
            var sibling = index ^ 1;
            if (sibling < size(level)) {
                proof.add(
                        Hash32.of(Arrays.copyOfRange(level, sibling * HASH, (sibling + 1) * HASH)));
            }
            index /= 2;
        }
        return proof;
    }
}
