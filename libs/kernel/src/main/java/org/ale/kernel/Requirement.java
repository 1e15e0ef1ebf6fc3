/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

import java.io.Serializable;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a worker must have shown before he may work here: in a named community, a stage that he must
 * have reached, or what he must have staked.
 *
 * @param community where it must have been shown; null if anything else is named
 * @param minReputationMicro least reputation there, micro-REP; 0 asks nothing
 * @param minAccuracyBps least measured accuracy there, 0–10000; 0 asks nothing
 * @param minFinished least finished tasks there; of a stage in one community of it, 0: as many as
 *     usual
 * @param onboardingPassed whether its on-boarding set must have been passed there
 * @param stage that must have been reached; null if anything else is named
 * @param minStake least stake, above zero; null if anything else is named
 */
public record Requirement(
        @Nullable CommunityId community,
        long minReputationMicro,
        int minAccuracyBps,
        int minFinished,
        boolean onboardingPassed,
        @Nullable Stage stage,
        @Nullable Ale minStake)
        implements Serializable {
    /** Far more than there is: whoever asks for it has mistaken the unit. */
    public static final Ale MIN_STAKE_MAX = Ale.ofWhole(1_000_000_000_000L);

    private static final int FINISHED_ELSEWHERE = 50;

    /** What must have been shown in a community, or a stage. */
    public Requirement(
            @Nullable CommunityId community,
            long minReputationMicro,
            int minAccuracyBps,
            int minFinished,
            boolean onboardingPassed,
            @Nullable Stage stage) {
        this(
                community,
                minReputationMicro,
                minAccuracyBps,
                minFinished,
                onboardingPassed,
                stage,
                null);
    }

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
        var named = Stream.of(community, stage, minStake).filter(Objects::nonNull).count();
        if (named != 1) {
            throw new IllegalArgumentException(
                    "a requirement names one of a community, a stage and a least stake");
        }
        var asksInCommunity = minReputationMicro != 0 || minAccuracyBps != 0 || onboardingPassed;
        if (stage != null && asksInCommunity) {
            throw new IllegalArgumentException("a stage asks for finished tasks only");
        }
        if (minStake != null) {
            if (asksInCommunity || minFinished != 0) {
                throw new IllegalArgumentException("a stake asks for nothing else");
            }
            if (minStake.compareTo(Ale.ZERO) <= 0 || minStake.compareTo(MIN_STAKE_MAX) > 0) {
                throw new IllegalArgumentException(
                        "minStake must be from 1 to %s base units, not %s"
                                .formatted(MIN_STAKE_MAX, minStake));
            }
        }
    }

    /** A stage that must have been reached. */
    public static Requirement ofStage(Stage stage, int minFinished) {
        return new Requirement(null, 0, 0, minFinished, false, stage);
    }

    /** What must have been staked. */
    public static Requirement ofStake(Ale least) {
        return new Requirement(null, 0, 0, 0, false, null, least);
    }

    /** Finished tasks in one community by which its stage is reached. */
    public int finishedInStage() {
        if (minFinished > 0) {
            return minFinished;
        }
        return stage == Stage.USER_GENERATED ? FINISHED_ELSEWHERE : 1;
    }
}
