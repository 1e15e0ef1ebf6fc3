/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.io.Serializable;
import java.util.ArrayDeque;

/**
 * The circuit breaker of a community. Pools with known answers are also scored blind, by their
 * votes alone; when the latest agree with gold much less often than those before, something is
 * wrong that votes cannot tell, and closing and paying stop.
 *
 * <p>Much less often: below 0.8 of the long-run share by more than three standard deviations. So a
 * few pools are enough against a flood, and chance alone does not stop a community. Only pools that
 * have measured their voters count. A community begins with the long-run share of 34 of 40.
 */
final class Breaker implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int RECENT_MAX = 50;
    private static final int RECENT_MIN = 5;
    private static final int PRIOR_AGREED = 34;
    private static final int PRIOR_SCORED = 40;
    private static final long DEVIATIONS_SQUARED = 9;

    private final ArrayDeque<Boolean> recent = new ArrayDeque<>();
    private long agreedBefore = PRIOR_AGREED;
    private long scoredBefore = PRIOR_SCORED;
    private boolean tripped;

    boolean isTripped() {
        return tripped;
    }

    Breaker copy() {
        var copy = new Breaker();
        copy.recent.addAll(recent);
        copy.agreedBefore = agreedBefore;
        copy.scoredBefore = scoredBefore;
        copy.tripped = tripped;
        return copy;
    }

    /** Takes one more gold pool into account. */
    void score(boolean agreed) {
        recent.addLast(agreed);
        if (recent.size() > RECENT_MAX) {
            agreedBefore += recent.removeFirst() ? 1 : 0;
            scoredBefore++;
        }
    }

    /** Whether the latest pools agree with gold much less often than those before. */
    boolean mustTrip() {
        long count = recent.size();
        if (tripped || count < RECENT_MIN) {
            return false;
        }
        // The share to hold is p/q = 4/5 of the long-run share. Of count pools that hold it,
        // count·p/q agree, give or take the binomial deviation √(count · p/q · (1 − p/q)). All is
        // multiplied by q and squared, so that whole numbers decide.
        long p = 4 * agreedBefore;
        long q = 5 * scoredBefore;
        long missing = count * p - agreed() * q;
        return missing > 0 && missing * missing > DEVIATIONS_SQUARED * count * p * (q - p);
    }

    int recentMicro() {
        return (int) (agreed() * Millionths.ONE / Math.max(1, recent.size()));
    }

    int longRunMicro() {
        return (int) (agreedBefore * Millionths.ONE / scoredBefore);
    }

    void trip() {
        tripped = true;
    }

    /** Begins to watch anew; what happened until now does not count. */
    void reset() {
        tripped = false;
        recent.clear();
    }

    private long agreed() {
        long agreed = 0;
        for (var each : recent) {
            agreed += each ? 1 : 0;
        }
        return agreed;
    }

    @Override
    public String toString() {
        return recent + " after " + agreedBefore + "/" + scoredBefore + (tripped ? " tripped" : "");
    }
}
