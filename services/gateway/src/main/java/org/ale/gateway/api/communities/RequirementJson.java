/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.communities;

import org.ale.gateway.api.Check;
import org.ale.schemas.type.v1.Requirement;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a worker must have shown elsewhere. */
@Schema(name = "Requirement")
public record RequirementJson(
        @Nullable String communityId,
        long minReputationMicro,
        int minAccuracyBps,
        int minFinished,
        boolean onboardingPassed) {
    Requirement message() {
        return Requirement.newBuilder()
                .setCommunityId(Check.uuid("requirements.communityId", communityId).toString())
                .setMinReputationMicro(minReputationMicro)
                .setMinAccuracyBps(minAccuracyBps)
                .setMinFinished(minFinished)
                .setOnboardingPassed(onboardingPassed)
                .build();
    }
}
