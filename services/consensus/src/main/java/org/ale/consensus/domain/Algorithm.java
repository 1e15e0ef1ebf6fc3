/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import org.ale.kernel.ConsensusRule;

/**
 * Versions of the rules that decide a pool. A pool keeps the version it was opened with, so a
 * better rule is a new constant; none changes or goes.
 */
public enum Algorithm {
    /** At least so many votes, so much of the heads and so much of the weight. */
    STRICT_1,
    /** The posterior of a Bayesian model of each worker's accuracy; gold takes ten votes. */
    BALANCED_1,
    /** The same labels, but gold takes no more votes once they say the known answer. */
    BALANCED_2,
    /** The same labels, but the breaker hears of gold as soon as its votes would decide it. */
    BALANCED_3;

    /**
     * The version that decides a pool.
     *
     * @param version of the rules that the pool was opened with, from 1
     */
    public static Algorithm of(ConsensusRule rule, int version) {
        return switch (rule) {
            case HEADS_AND_WEIGHT -> STRICT_1;
            case BAYESIAN -> balanced(version);
        };
    }

    private static Algorithm balanced(int version) {
        return switch (version) {
            case 0, 1 -> BALANCED_1;
            case 2 -> BALANCED_2;
            default -> BALANCED_3;
        };
    }

    /** Whether votes are scored by what their workers have shown, and audits look at them again. */
    boolean isBayesian() {
        return switch (this) {
            case STRICT_1 -> false;
            case BALANCED_1, BALANCED_2, BALANCED_3 -> true;
        };
    }
}
