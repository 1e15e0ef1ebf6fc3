/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SystemSimulationTest {
    private static final long COMMANDS = 20_000;
    private static final long SEED = 5;
    private static final long HISTORIES_MAX = 5;

    @Test
    void keepsEveryPromiseAndRepeatsItselfFromItsSeed() throws IOException {
        var first = new SystemSimulation(SEED, Mutant.NONE, COMMANDS).run();
        assertEquals(List.of(), first.violations());
        var faults = first.faultCounts();
        assertTrue(faults.crashes() > 5, faults.toString());
        assertTrue(faults.restored() > 5, faults.toString());
        assertEquals(
                first.digest(), new SystemSimulation(SEED, Mutant.NONE, COMMANDS).run().digest());
        assertNotEquals(
                first.digest(),
                new SystemSimulation(SEED + 1, Mutant.NONE, COMMANDS).run().digest());
    }

    @Test
    void comesToTheSameStatesInAnotherNumberOfPartitions() throws IOException {
        var simulation = new SystemSimulation(SEED, Mutant.NONE, COMMANDS);
        assertEquals(List.of(), simulation.run().violations());
        assertEquals(List.of(), simulation.repartitioned(1));
        assertEquals(List.of(), simulation.repartitioned(7));
    }

    /** A bug that shows only where two rare faults meet may need more than one history. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void findsEveryMutant(Mutant mutant) throws IOException {
        for (var seed = SEED; seed < SEED + HISTORIES_MAX; seed++) {
            if (!new SystemSimulation(seed, mutant, COMMANDS).run().violations().isEmpty()) {
                return;
            }
        }
        fail(mutant + " was not found in " + HISTORIES_MAX + " histories");
    }
}
