/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.communities;

import java.util.List;
import org.ale.gateway.api.Check;
import org.ale.gateway.problem.Problem;
import org.ale.kernel.Stage;
import org.ale.schemas.type.v1.Requirement;
import org.ale.schemas.type.v1.RequirementList;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a worker must have shown elsewhere: in a community, a stage that he has reached, or a stake.
 */
@Schema(name = "Requirement")
public record RequirementJson(
        @Nullable String communityId,
        long minReputationMicro,
        int minAccuracyBps,
        int minFinished,
        boolean onboardingPassed,
        @Nullable String stage,
        @Nullable String minStakeBaseUnits) {
    static RequirementList list(List<RequirementJson> requirements) {
        return RequirementList.newBuilder()
                .addAllRequirements(requirements.stream().map(RequirementJson::message).toList())
                .build();
    }

    Requirement message() {
        if (minStakeBaseUnits != null) {
            return ofStake();
        }
        return stage == null ? inCommunity() : ofStage();
    }

    private Requirement ofStake() {
        if (communityId != null || stage != null || minFinished != 0 || asksInCommunity()) {
            throw Problem.invalid("requirements with minStakeBaseUnits have nothing else.");
        }
        return Requirement.newBuilder()
                .setMinStakeBaseUnits(
                        Check.amount("requirements.minStakeBaseUnits", minStakeBaseUnits))
                .build();
    }

    private boolean asksInCommunity() {
        return minReputationMicro != 0 || minAccuracyBps != 0 || onboardingPassed;
    }

    /** Whoever names a stage asks for nothing but finished tasks in a community of it. */
    private Requirement ofStage() {
        if (communityId != null || asksInCommunity()) {
            throw Problem.invalid("requirements with a stage have minFinished at most.");
        }
        return Requirement.newBuilder()
                .setStage(Check.word("requirements.stage", stage, List.of(Stage.values())))
                .setMinFinished(minFinished)
                .build();
    }

    private Requirement inCommunity() {
        return Requirement.newBuilder()
                .setCommunityId(Check.uuid("requirements.communityId", communityId).toString())
                .setMinReputationMicro(minReputationMicro)
                .setMinAccuracyBps(minAccuracyBps)
                .setMinFinished(minFinished)
                .setOnboardingPassed(onboardingPassed)
                .build();
    }
}
