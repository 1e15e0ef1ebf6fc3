/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import java.util.ArrayList;
import java.util.List;
import org.ale.communities.domain.CommunityCommand.Evidence;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.Requirement;
import org.ale.kernel.Stage;

/** Whether a worker has shown what a community asks for before he may join (rules §3). */
final class Admission {
    private final List<Evidence> evidence;
    private final Ale staked;

    Admission(List<Evidence> evidence, Ale staked) {
        this.evidence = evidence;
        this.staked = staked;
    }

    /** One sentence for each requirement that is not met. */
    List<String> missing(CommunityParameters parameters) {
        var missing = new ArrayList<String>();
        for (var requirement : parameters.requirements()) {
            var community = requirement.community();
            var stage = requirement.stage();
            var minStake = requirement.minStake();
            if (community != null) {
                missing.addAll(missing(requirement, community));
            } else if (stage != null && !isReached(stage, requirement)) {
                missing.add(sentence(stage, requirement));
            } else if (minStake != null && staked.compareTo(minStake) < 0) {
                missing.add(sentence(minStake));
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
     * By work in one community of the stage, or by the on-boarding set of the platform's where no
     * number of tasks is asked.
     */
    private boolean isReached(Stage stage, Requirement requirement) {
        return evidence.stream()
                .filter(each -> stage == each.stage())
                .anyMatch(each ->
                        each.finished() >= requirement.finishedInStage()
                                || (isReachedByASet(stage, requirement)
                                        && each.onboardingPassed()));
    }

    /**
     * A set stands for no tasks: who asks for some means work, and nobody works where a set waits
     * without having passed it. A set of a community that is not the platform's says nothing: its
     * founder may ask what he likes.
     */
    private static boolean isReachedByASet(Stage stage, Requirement requirement) {
        return stage != Stage.USER_GENERATED && requirement.minFinished() == 0;
    }

    private static String sentence(Stage stage, Requirement requirement) {
        var how = isReachedByASet(stage, requirement) ? "pass its on-boarding or " : "";
        var where =
                stage == Stage.USER_GENERATED
                        ? "one community that is not the platform's"
                        : "its community";
        return "Reach the stage %s: %sfinish %d tasks in %s."
                .formatted(stage, how, requirement.finishedInStage(), where);
    }

    private String sentence(Ale minStake) {
        return "Stake at least %s base units; your stake is %s.".formatted(minStake, staked);
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
