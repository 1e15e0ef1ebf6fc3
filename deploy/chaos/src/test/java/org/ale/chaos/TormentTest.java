/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.ale.local.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the kills strike. */
class TormentTest {
    private static long struck(Part part, int kills, long seed) {
        var random = new Random(seed);
        return IntStream.rangeClosed(1, kills)
                .mapToObj(kill -> Torment.victim(kill, random))
                .filter(part::equals)
                .count();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 6, 7})
    void theBrokerIsAmongTheFirst(int kills) {
        assertEquals(1, struck(Part.KAFKA, kills, kills));
    }

    @Test
    void aSixthOfThirtyIsTheBrokerAndATenthTheDatabase() {
        for (var seed = 0; seed < 10; seed++) {
            assertEquals(5, struck(Part.KAFKA, 30, seed));
            assertEquals(3, struck(Part.POSTGRES, 30, seed));
            assertTrue(struck(Part.CHAIN, 30, seed) + struck(Part.FIAT, 30, seed) == 0);
        }
    }
}
