/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import java.util.ArrayList;
import java.util.List;
import org.ale.communities.domain.CommunityCommand.Evidence;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.Requirement;
import org.ale.kernel.Stage;

/** Whether a worker has shown what a community asks for before he may join (rules §3). */
final class Admission {
    private final List<Evidence> evidence;

    Admission(List<Evidence> evidence) {
        this.evidence = evidence;
    }

    /** One sentence for each requirement that is not met. */
    List<String> missing(CommunityParameters parameters) {
        var missing = new ArrayList<String>();
        for (var requirement : parameters.requirements()) {
            var community = requirement.community();
            var stage = requirement.stage();
            if (community != null) {
                missing.addAll(missing(requirement, community));
            } else if (stage != null && !isReached(stage, requirement.finishedInStage())) {
                missing.add(sentence(stage, requirement.finishedInStage()));
            }
        }
        return missing;
    }

    private List<String> missing(Requirement requirement, CommunityId community) {
        var missing = new ArrayList<String>();
        var shown =
                evidence.stream()
                        .filter(each -> each.community().equals(community))
                        .findFirst()
                        .orElse(new Evidence(community, 0, 0, 0, false));
        if (!isMet(requirement, shown)) {
            missing.add(sentence(requirement, shown));
        }
        if (requirement.onboardingPassed() && !shown.onboardingPassed()) {
            missing.add("Pass the on-boarding of community " + community + " first.");
        }
        return missing;
    }

    private static boolean isMet(Requirement requirement, Evidence shown) {
        return shown.reputationMicro() >= requirement.minReputationMicro()
                && shown.accuracyBps() >= requirement.minAccuracyBps()
                && shown.finished() >= requirement.minFinished();
    }

    /**
     * By work in one community of the stage, or by the on-boarding set of the platform's. A set of
     * any other community says nothing: its founder may ask what he likes.
     */
    private boolean isReached(Stage stage, int finished) {
        return evidence.stream()
                .filter(each -> stage == each.stage())
                .anyMatch(each ->
                        each.finished() >= finished
                                || (stage != Stage.USER_GENERATED && each.onboardingPassed()));
    }

    private static String sentence(Stage stage, int finished) {
        return stage == Stage.USER_GENERATED
                ? "Reach the stage %s: finish %d tasks in one community that is not the platform's."
                        .formatted(stage, finished)
                : "Reach the stage %s: pass its on-boarding or finish %d tasks in its community."
                        .formatted(stage, finished);
    }

    private static String sentence(Requirement requirement, Evidence shown) {
        return ("Community %s asks for %d micro-REP, %d basis points of accuracy and %d finished"
                        + " tasks; you have %d, %d and %d.")
                .formatted(
                        requirement.community(),
                        requirement.minReputationMicro(),
                        requirement.minAccuracyBps(),
                        requirement.minFinished(),
                        shown.reputationMicro(),
                        shown.accuracyBps(),
                        shown.finished());
    }
}
