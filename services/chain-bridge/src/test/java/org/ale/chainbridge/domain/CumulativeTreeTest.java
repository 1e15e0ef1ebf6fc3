/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.ale.eventsourcing.testing.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The root of Java is the root of Solidity, and of anyone who follows the two sentences. */
class CumulativeTreeTest {

    @Test
    void keccakIsTheOneOfContracts() {
        assertEquals(
                "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470",
                Keccak.of(new byte[0]).hex());
    }

    @Test
    void settlementRootsAndProofsAreThoseOfTheVectors() {
        for (var vector : Vectors.merkle("settlement")) {
            var leaves = new TreeMap<Address, BigInteger>();
            for (var index = 0; index < vector.path("accounts").size(); index++) {
                leaves.put(
                        Address.of(vector.path("accounts").path(index).asText()),
                        Vectors.integer(vector.path("cumulatives").path(index)));
            }
            var tree = CumulativeTree.over(leaves);
            assertEquals(vector.path("root").asText(), tree.root().hex());
            for (var proof : vector.path("proofs")) {
                var account = Address.of(vector.path("accounts").get(index(proof)).asText());
                assertEquals(hashes(proof.path("proof")), tree.proof(account));
            }
        }
    }

    private static int index(JsonNode proof) {
        return proof.path("index").asInt();
    }

    private static List<Hash32> hashes(JsonNode array) {
        var hashes = new ArrayList<Hash32>();
        array.forEach(each -> hashes.add(Hash32.of(each.asText())));
        return hashes;
    }

    @Test
    void reputationRootsAreThoseOfTheVectors() {
        for (var vector : Vectors.merkle("reputation")) {
            var community = Address.of(vector.path("community").asText());
            var byAccount = new TreeMap<Address, BigInteger>();
            for (var index = 0; index < vector.path("accounts").size(); index++) {
                byAccount.put(
                        Address.of(vector.path("accounts").path(index).asText()),
                        Vectors.integer(vector.path("amounts").path(index)));
            }
            var pairs =
                    byAccount.keySet().stream()
                            .map(account -> Map.entry(community, account))
                            .toList();
            var tree =
                    CumulativeTree.ofPairs()
                            .merged(
                                    CumulativeTree.pairKeys(pairs, pairs.size()),
                                    List.copyOf(byAccount.values()));
            assertEquals(vector.path("root").asText(), tree.root().hex());
        }
    }

    /** The two sentences, written down as plainly as possible. */
    private static Hash32 plainRoot(TreeMap<Address, BigInteger> leaves) {
        var level = new ArrayList<byte[]>();
        leaves.forEach((account, amount) -> {
            var packed = Arrays.copyOf(account.bytes(), 52);
            var bytes = amount.toByteArray();
            System.arraycopy(bytes, 0, packed, 52 - bytes.length, bytes.length);
            level.add(Keccak.of(packed).bytes());
        });
        while (level.size() > 1) {
            var above = new ArrayList<byte[]>();
            for (var index = 0; index < level.size(); index += 2) {
                above.add(
                        index + 1 < level.size()
                                ? node(level.get(index), level.get(index + 1))
                                : level.get(index));
            }
            level.clear();
            level.addAll(above);
        }
        return level.isEmpty() ? Hash32.ZERO : Hash32.of(level.getFirst());
    }

    private static byte[] node(byte[] one, byte[] other) {
        var inOrder = Arrays.compareUnsigned(one, other) <= 0;
        var pair = Arrays.copyOf(inOrder ? one : other, 64);
        System.arraycopy(inOrder ? other : one, 0, pair, 32, 32);
        return Keccak.of(pair).bytes();
    }

    private static boolean proves(Hash32 root, Address account, CumulativeTree tree) {
        var leaf = new TreeMap<Address, BigInteger>();
        leaf.put(account, tree.amount(account));
        var node = plainRoot(leaf).bytes();
        for (var sibling : tree.proof(account)) {
            node = node(node, sibling.bytes());
        }
        return root.equals(Hash32.of(node));
    }

    private static Address any(RandomGenerator random, int accounts) {
        var bytes = new byte[Address.BYTES];
        RandomGeneratorFactory.of("L64X128MixRandom")
                .create(random.nextInt(accounts))
                .nextBytes(bytes);
        return Address.of(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 20, 400})
    void anUpdatedTreeIsTheTreeOfAllLeaves(int accounts) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(accounts);
        var leaves = new TreeMap<Address, BigInteger>();
        var tree = CumulativeTree.ofAccounts();
        for (var step = 0; step < 60; step++) {
            var changes = new TreeMap<Address, BigInteger>();
            for (var change = random.nextInt(12); change > 0; change--) {
                changes.put(any(random, accounts), new BigInteger(200, asOldRandom(random)));
            }
            leaves.putAll(changes);
            tree = tree.with(changes);
            assertEquals(plainRoot(leaves), tree.root());
            assertEquals(leaves.size(), tree.size());
            var root = tree.root();
            var now = tree;
            leaves.keySet().stream()
                    .limit(5)
                    .forEach(account -> assertTrue(proves(root, account, now)));
        }
    }

    private static java.util.Random asOldRandom(RandomGenerator random) {
        return new java.util.Random(random.nextLong());
    }

    @Test
    void anOldTreeStaysWhatItWas() {
        var leaves = new TreeMap<Address, BigInteger>();
        leaves.put(Fixtures.ANAS, BigInteger.ONE);
        var old = CumulativeTree.over(leaves);
        var root = old.root();
        leaves.put(Fixtures.ANAS, BigInteger.TWO);
        leaves.put(Fixtures.BENS, BigInteger.TWO);
        var fresh = old.with(leaves);
        assertEquals(root, old.root());
        assertEquals(BigInteger.ONE, old.amount(Fixtures.ANAS));
        assertEquals(BigInteger.TWO, fresh.amount(Fixtures.ANAS));
        assertEquals(BigInteger.ZERO, old.amount(Fixtures.BENS));
    }
}
