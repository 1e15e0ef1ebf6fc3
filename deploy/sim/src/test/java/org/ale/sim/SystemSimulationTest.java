/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SystemSimulationTest {
    private static final long COMMANDS = 20_000;

    @Test
    void keepsEveryPromiseAndRepeatsItselfFromItsSeed() throws IOException {
        var first = new SystemSimulation(5, Mutant.NONE, COMMANDS).run();
        assertEquals(List.of(), first.violations());
        var faults = first.faultCounts();
        assertTrue(faults.crashes() > 5, faults.toString());
        assertTrue(faults.restored() > 5, faults.toString());
        assertEquals(first.digest(), new SystemSimulation(5, Mutant.NONE, COMMANDS).run().digest());
        assertNotEquals(
                first.digest(), new SystemSimulation(6, Mutant.NONE, COMMANDS).run().digest());
    }

    @Test
    void comesToTheSameStatesInAnotherNumberOfPartitions() throws IOException {
        var simulation = new SystemSimulation(5, Mutant.NONE, COMMANDS);
        assertEquals(List.of(), simulation.run().violations());
        assertEquals(List.of(), simulation.repartitioned(1));
        assertEquals(List.of(), simulation.repartitioned(7));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void findsEveryMutant(Mutant mutant) throws IOException {
        assertFalse(new SystemSimulation(5, mutant, COMMANDS).run().violations().isEmpty());
    }
}
