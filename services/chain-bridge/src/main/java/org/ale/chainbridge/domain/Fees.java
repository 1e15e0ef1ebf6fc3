/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.io.Serializable;
import java.math.BigInteger;

/**
 * What a unit of gas may cost, in wei.
 *
 * @param max in all
 * @param priority of that to the miner
 */
public record Fees(BigInteger max, BigInteger priority) implements Serializable {
    private static final BigInteger BUMP = BigInteger.valueOf(1_125);
    private static final BigInteger THOUSAND = BigInteger.valueOf(1_000);

    public Fees {
        if (priority.signum() < 0 || max.compareTo(priority) < 0) {
            throw new IllegalArgumentException("0 ≤ priority ≤ max, not " + priority + ", " + max);
        }
    }

    /**
     * The least that may replace this: both fees raised by an eighth, rounded up. Nodes refuse less
     * than a tenth, and refuse a bid that raises only one of the two.
     */
    public Fees bumped() {
        return new Fees(bumped(max), bumped(priority));
    }

    private static BigInteger bumped(BigInteger fee) {
        var raised = fee.multiply(BUMP).add(THOUSAND).subtract(BigInteger.ONE).divide(THOUSAND);
        return raised.max(fee.add(BigInteger.ONE));
    }

    /** Whether these fees are at least those. */
    public boolean cover(Fees least) {
        return max.compareTo(least.max) >= 0 && priority.compareTo(least.priority) >= 0;
    }

    /** The higher of each. */
    public Fees or(Fees other) {
        return new Fees(max.max(other.max), priority.max(other.priority));
    }
}
