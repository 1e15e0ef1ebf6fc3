/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a worker must have shown before he may work here: in a named community, or a stage that he
 * must have reached.
 *
 * @param community where it must have been shown; null if a stage is named
 * @param minReputationMicro least reputation there, micro-REP; 0 asks nothing
 * @param minAccuracyBps least measured accuracy there, 0–10000; 0 asks nothing
 * @param minFinished least finished tasks there; of a stage in one community of it, 0: as many as
 *     usual
 * @param onboardingPassed whether its on-boarding set must have been passed there
 * @param stage that must have been reached; null if a community is named
 */
public record Requirement(
        @Nullable CommunityId community,
        long minReputationMicro,
        int minAccuracyBps,
        int minFinished,
        boolean onboardingPassed,
        @Nullable Stage stage)
        implements Serializable {
    private static final int FINISHED_ELSEWHERE = 50;

    /** What must have been shown in a community. */
    public Requirement(
            CommunityId community,
            long minReputationMicro,
            int minAccuracyBps,
            int minFinished,
            boolean onboardingPassed) {
        this(community, minReputationMicro, minAccuracyBps, minFinished, onboardingPassed, null);
    }

    /** A requirement of work alone. */
    public Requirement(
            CommunityId community, long minReputationMicro, int minAccuracyBps, int minFinished) {
        this(community, minReputationMicro, minAccuracyBps, minFinished, false);
    }

    public Requirement {
        Bounds.require("minReputation", minReputationMicro, 0, Long.MAX_VALUE);
        Bounds.require("minAccuracyBps", minAccuracyBps, 0, 10_000);
        Bounds.require("minFinished", minFinished, 0, 1_000_000);
        if ((community == null) == (stage == null)) {
            throw new IllegalArgumentException("a requirement names a community or a stage");
        }
        if (stage != null && (minReputationMicro != 0 || minAccuracyBps != 0 || onboardingPassed)) {
            throw new IllegalArgumentException("a stage asks for finished tasks only");
        }
    }

    /** A stage that must have been reached. */
    public static Requirement ofStage(Stage stage, int minFinished) {
        return new Requirement(null, 0, 0, minFinished, false, stage);
    }

    /** Finished tasks in one community by which its stage is reached. */
    public int finishedInStage() {
        if (minFinished > 0) {
            return minFinished;
        }
        return stage == Stage.USER_GENERATED ? FINISHED_ELSEWHERE : 1;
    }
}
