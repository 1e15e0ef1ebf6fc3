/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

import java.io.Serializable;

/**
 * What a worker must have shown in a named community before he may work here.
 *
 * @param community where it must have been shown
 * @param minReputationMicro least reputation there, micro-REP; 0 asks nothing
 * @param minAccuracyBps least measured accuracy there, 0–10000; 0 asks nothing
 * @param minFinished least finished tasks there
 * @param onboardingPassed whether its on-boarding set must have been passed there
 */
public record Requirement(
        CommunityId community,
        long minReputationMicro,
        int minAccuracyBps,
        int minFinished,
        boolean onboardingPassed)
        implements Serializable {
    /** A requirement of work alone. */
    public Requirement(
            CommunityId community, long minReputationMicro, int minAccuracyBps, int minFinished) {
        this(community, minReputationMicro, minAccuracyBps, minFinished, false);
    }

    public Requirement {
        Bounds.require("minReputation", minReputationMicro, 0, Long.MAX_VALUE);
        Bounds.require("minAccuracyBps", minAccuracyBps, 0, 10_000);
        Bounds.require("minFinished", minFinished, 0, 1_000_000);
    }
}
