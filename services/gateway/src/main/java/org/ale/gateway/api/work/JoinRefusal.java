/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.work;

import java.util.List;
import java.util.stream.Collectors;
import org.ale.schemas.reputation.v1.ReputationView;
import org.ale.schemas.type.v1.CommandResult;
import org.ale.schemas.type.v1.Requirement;

/** Why a worker may not join, without the figures that he is not shown yet (rules §6). */
final class JoinRefusal {
    private JoinRefusal() {}

    /** The refusal as it may be told: with what he has, or only with what is asked. */
    static CommandResult told(
            CommandResult result, List<Requirement> requirements, List<ReputationView> scores) {
        var isHidden =
                requirements.stream()
                        .filter(each -> each.getStage().isEmpty())
                        .anyMatch(each -> !Scores.in(scores, each.getCommunityId()).getVisible());
        if (!result.getRejection().equals("REQUIREMENTS_MISSING") || !isHidden) {
            return result;
        }
        return result.toBuilder()
                .setDetail(
                        requirements.stream()
                                .map(each -> sentence(each, scores))
                                .collect(Collectors.joining(" ")))
                .build();
    }

    private static String sentence(Requirement asked, List<ReputationView> scores) {
        if (!asked.getStage().isEmpty()) {
            return "The stage " + asked.getStage() + " must be reached.";
        }
        var score = Scores.in(scores, asked.getCommunityId());
        return ("Community %s asks for %d micro-REP, %d basis points of accuracy%s and %d finished"
                        + " tasks; %s")
                .formatted(
                        asked.getCommunityId(),
                        asked.getMinReputationMicro(),
                        asked.getMinAccuracyBps(),
                        asked.getOnboardingPassed() ? ", its on-boarding passed" : "",
                        asked.getMinFinished(),
                        score.getVisible()
                                ? "you are shown there what you have."
                                : "what you have is shown once you have finished enough tasks"
                                        + " there.");
    }
}
