/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

import static org.ale.kernel.EconomyVectors.integer;
import static org.ale.kernel.EconomyVectors.integers;
import static org.ale.kernel.EconomyVectors.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SharesTest {
    private static final RandomGeneratorFactory<RandomGenerator> RANDOM =
            RandomGeneratorFactory.of("L64X128MixRandom");

    static Stream<JsonNode> v3() {
        return StreamSupport.stream(vector("V3").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("v3")
    void splitsAsV3Says(JsonNode each) {
        assertEquals(
                integers(each.get("shares")),
                Shares.split(integer(each.get("amount")), integers(each.get("weights"))));
    }

    @Test
    void ofAleAndOfMicroSplitAlike() {
        var weights = List.of(BigInteger.ONE, BigInteger.TWO);
        assertEquals(
                List.of(Ale.ofBaseUnits(3), Ale.ofBaseUnits(7)),
                Shares.ofAle(Ale.ofBaseUnits(10), weights));
        assertEquals(List.of(3L, 7L), Shares.ofMicro(10, weights));
    }

    @Test
    void losesAndMakesNothingAndIsNeverAUnitOff() {
        for (var seed = 0; seed < 2_000; seed++) {
            var random = RANDOM.create(seed);
            var amount = new BigInteger(1 + random.nextInt(90), new java.util.Random(seed));
            var weights =
                    IntStream.range(0, 1 + random.nextInt(25))
                            .mapToObj(_ -> BigInteger.valueOf(random.nextLong(1L << 40)))
                            .toList();
            var shares = Shares.split(amount, weights);
            var total = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
            assertEquals(amount, shares.stream().reduce(BigInteger.ZERO, BigInteger::add));
            for (var index = 0; index < weights.size(); index++) {
                var floor = amount.multiply(weights.get(index)).divide(total.max(BigInteger.ONE));
                var above = shares.get(index).subtract(floor);
                assertTrue(
                        total.signum() == 0 || above.signum() == 0 || above.equals(BigInteger.ONE));
            }
        }
    }

    @Test
    void refusesNobodyAndNegativeAmountsAndWeights() {
        var one = List.of(BigInteger.ONE);
        var debt = List.of(BigInteger.ONE.negate());
        assertThrows(IllegalArgumentException.class, () -> Shares.split(BigInteger.ONE, List.of()));
        assertThrows(
                IllegalArgumentException.class, () -> Shares.split(BigInteger.ONE.negate(), one));
        assertThrows(IllegalArgumentException.class, () -> Shares.split(BigInteger.ONE, debt));
    }
}
