/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.work;

import org.ale.gateway.api.Check;
import org.ale.schemas.assignment.v1.Answer;
import org.ale.schemas.communities.v1.OnboardingAnswer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One answer, or a skip. */
@Schema(name = "Answer")
public record AnswerJson(
        @Nullable String answerId,
        @Nullable String poolId,
        @Nullable Integer label,
        @Nullable Boolean skip) {
    private static final int ANSWER_ID_CHARACTERS_MAX = 60;
    private static final int LABEL_MAX = 1_000;

    String checkedId() {
        return Check.text("answerId", answerId, 1, ANSWER_ID_CHARACTERS_MAX);
    }

    /** Whether it answers an on-boarding task: those bear the community's name. */
    boolean isOnboarding(String communityId) {
        return Check.pool("poolId", poolId).startsWith(communityId + ":");
    }

    boolean isSkip() {
        return Boolean.TRUE.equals(skip);
    }

    Answer toPool() {
        var message =
                Answer.newBuilder()
                        .setAnswerId(checkedId())
                        .setPoolId(Check.pool("poolId", poolId));
        return isSkip()
                ? message.setSkip(true).build()
                : message.setLabel(Check.number("label", label, 0, LABEL_MAX)).build();
    }

    /** An item of a set cannot be passed over: that is no label. */
    OnboardingAnswer toOnboarding() {
        return OnboardingAnswer.newBuilder()
                .setAnswerId(checkedId())
                .setTaskId(Check.pool("poolId", poolId))
                .setLabel(isSkip() ? LABEL_MAX : Check.number("label", label, 0, LABEL_MAX))
                .build();
    }
}
