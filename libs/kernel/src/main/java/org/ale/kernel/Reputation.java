/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

import java.io.Serializable;

/**
 * Reputation of one worker in one community: 1 REP = 10^6 micro-REP. Never negative, never
 * transferred.
 *
 * @param micro micro-REP
 */
public record Reputation(long micro) implements Comparable<Reputation>, Serializable {
    public static final long MICRO_PER_REP = 1_000_000;
    public static final Reputation ZERO = new Reputation(0);

    public Reputation {
        if (micro < 0) {
            throw new IllegalArgumentException("reputation is never negative: " + micro);
        }
    }

    public Reputation plus(long gainMicro) {
        return new Reputation(Math.addExact(micro, gainMicro));
    }

    @Override
    public int compareTo(Reputation other) {
        return Long.compare(micro, other.micro);
    }
}
