/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MerkleRootTest {
    private static final String ANA = "0x" + "0a".repeat(20);
    private static final String BEN = "0x" + "0b".repeat(20);
    private static final String CLEO = "0x" + "0c".repeat(20);

    private static String hash(String text) {
        return Abi.hex(Keccak256.of(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void hashesAsTheChainDoes() {
        assertEquals(
                "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470", hash(""));
        assertEquals(
                "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef",
                Abi.topic("Transfer(address,address,uint256)"));
        assertEquals(
                "0x96ea54061def936c4be90b518992fdc6f12f535068a256229aca54267b4d084d",
                hash("a".repeat(200)));
    }

    @Test
    void aSingleLeafIsTheRoot() {
        var totals = new TreeMap<>(Map.of(ANA, BigInteger.TEN));
        var leaf = Abi.bytes(ANA + Abi.word(BigInteger.TEN));
        assertEquals(Abi.hex(Keccak256.of(leaf)), MerkleRoot.of(totals));
        assertEquals(MerkleRoot.of(totals), MerkleRoot.dataHash(totals));
    }

    @Test
    void theOddLastLeafMovesUpAsItIs() {
        var totals = new TreeMap<String, BigInteger>();
        totals.put(ANA, BigInteger.ONE);
        totals.put(BEN, BigInteger.TWO);
        var pair = MerkleRoot.of(totals);
        totals.put(CLEO, BigInteger.TEN);
        var alone = new TreeMap<>(Map.of(CLEO, BigInteger.TEN));
        var sorted = new TreeSet<>(List.of(pair, MerkleRoot.of(alone)));
        var both = Abi.bytes(sorted.first() + sorted.last().substring(2));
        assertEquals(Abi.hex(Keccak256.of(both)), MerkleRoot.of(totals));
    }

    @Test
    void nobodyHasTheRootOfZeros() {
        assertEquals("0x" + "0".repeat(64), MerkleRoot.of(new TreeMap<>()));
    }

    @Test
    void readsIdsAndAddressesOutOfWords() {
        var id = "018f3c1e-0000-7abc-8def-0123456789ab";
        var word = "0x" + Abi.word(id.replace("-", ""));
        assertEquals(id, Abi.uuid(word));
        assertEquals(ANA, Abi.address("0x" + Abi.word(ANA)));
    }
}
