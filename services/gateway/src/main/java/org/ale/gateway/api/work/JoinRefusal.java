/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.work;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.ale.schemas.reputation.v1.ReputationView;
import org.ale.schemas.type.v1.CommandResult;

/** Why a worker may not join, without the figures that he is not shown yet (rules §6). */
final class JoinRefusal {
    /** What the service says he has, and of which community; without a name it is hidden too. */
    private static final Pattern FIGURES =
            Pattern.compile("(Community ([0-9a-f-]{36}) [^.]*)?\\byou have [^.]*\\.");

    private static final String HIDDEN =
            "what you have is shown once you have finished enough tasks there.";

    private JoinRefusal() {}

    /** The refusal as it may be told: the service's own sentences, with the figures he is shown. */
    static CommandResult told(CommandResult result, List<ReputationView> scores) {
        if (!result.getRejection().equals("REQUIREMENTS_MISSING")) {
            return result;
        }
        return result.toBuilder()
                .setDetail(
                        FIGURES.matcher(result.getDetail())
                                .replaceAll(found -> sentence(found, scores)))
                .build();
    }

    private static String sentence(MatchResult found, List<ReputationView> scores) {
        var asked = found.group(1);
        if (asked == null) {
            return HIDDEN;
        }
        return Scores.in(scores, found.group(2)).getVisible() ? found.group() : asked + HIDDEN;
    }
}
