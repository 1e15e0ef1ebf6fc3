/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "999999, 1",
        "1000000, 2",
        "2999999, 2",
        "3000000, 3",
        "6000000, 4",
        "4950000000, 100"
    })
    void aLevelBeginsAtATriangularNumberOfRep(long micro, int level) {
        assertEquals(level, Levels.of(micro));
    }
}
