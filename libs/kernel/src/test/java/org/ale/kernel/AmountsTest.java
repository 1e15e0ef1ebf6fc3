/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AmountsTest {
    @Test
    void oneAleIsTenToTheEighteenBaseUnits() {
        assertEquals("1000000000000000000", Ale.ofWhole(1).toString());
        assertEquals(Ale.ofWhole(1), Ale.ofBaseUnits("1000000000000000000"));
    }

    @Test
    void aleAddsSubtractsAndCompares() {
        var seven = Ale.ofBaseUnits(7);
        assertEquals(Ale.ofBaseUnits(10), seven.plus(Ale.ofBaseUnits(3)));
        assertEquals(seven.negated(), Ale.ZERO.minus(seven));
        assertEquals(Ale.ofBaseUnits(21), seven.times(3));
        assertTrue(seven.negated().isNegative());
        assertFalse(seven.isNegative());
        assertTrue(seven.minus(seven).isZero());
        assertTrue(seven.compareTo(Ale.ZERO) > 0);
    }

    @Test
    void aShareIsRoundedDown() {
        assertEquals(Ale.ofBaseUnits(3), Ale.ofBaseUnits(10).shareDown(1, 3));
        assertEquals(Ale.ofBaseUnits(6), Ale.ofBaseUnits(10).shareDown(2, 3));
    }

    @Test
    void textThatIsNoWholeNumberIsNoAmount() {
        assertThrows(NumberFormatException.class, () -> Ale.ofBaseUnits("1.5"));
    }

    @Test
    void reputationIsNeverNegativeAndNeverOverflows() {
        assertEquals(new Reputation(3), new Reputation(5).plus(-2));
        assertTrue(new Reputation(1).compareTo(Reputation.ZERO) > 0);
        assertThrows(IllegalArgumentException.class, () -> new Reputation(5).plus(-6));
        assertThrows(ArithmeticException.class, () -> new Reputation(Long.MAX_VALUE).plus(1));
    }

    @Test
    void aPoolIsNamedByItsJobAndItem() {
        var job = JobId.of("00000000-0000-4000-8000-000000000001");
        var pool = new PoolId(job, 12);
        assertEquals(pool, PoolId.of(job + ":12"));
        assertTrue(pool.compareTo(new PoolId(job, 2)) > 0);
        assertThrows(IllegalArgumentException.class, () -> new PoolId(job, -1));
        assertThrows(IllegalArgumentException.class, () -> PoolId.of("no-pool"));
    }
}
