/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

/** What is known of a community. Changed in place by evolve only. */
public final class CommunityState implements Serializable {
    private static final long serialVersionUID = 2;

    @Nullable CommunityId id;
    String founder = "";
    final ParameterSchedule schedule = new ParameterSchedule();
    final Set<WorkerId> members = new LinkedHashSet<>();
    final Set<WorkerId> passed = new LinkedHashSet<>();
    final Map<WorkerId, Instant> failedAt = new LinkedHashMap<>();
    @Nullable OnboardingState onboarding;
    final Places places = new Places();

    /** Versions of the parameters that the members decided on. */
    final Set<Integer> votedVersions = new LinkedHashSet<>();

    /** Proposals that are voted on. */
    final Map<Integer, Proposal> proposals = new LinkedHashMap<>();

    int proposalCount;

    /** Whether it was founded. */
    public boolean isFounded() {
        return id != null;
    }

    CommunityId founded() {
        if (id == null) {
            throw new IllegalStateException("a fact about a community that nobody founded");
        }
        return id;
    }

    /** What holds at a log time. */
    CommunityParameters parameters(Instant at) {
        return schedule.inForce(at);
    }

    /** The latest version, pending or not. */
    int version() {
        return schedule.latest().number();
    }

    Proposal proposal(int number) {
        var proposal = proposals.get(number);
        if (proposal == null) {
            throw new IllegalStateException("a fact about a proposal that nobody made");
        }
        return proposal;
    }

    /** Proposals whose time will be over, so that time alone will change something. */
    public List<Integer> openProposals() {
        return List.copyOf(proposals.keySet());
    }

    OnboardingState onboarding() {
        if (onboarding == null) {
            throw new IllegalStateException("a fact about a set that nobody defined");
        }
        return onboarding;
    }

    void endAttempt(WorkerId worker) {
        if (onboarding != null) {
            onboarding.attempts.remove(worker);
        }
    }

    @Override
    public String toString() {
        return "%s %s %s %s %s %s %s %s %s %s %d"
                .formatted(
                        id,
                        founder,
                        schedule,
                        members,
                        passed,
                        failedAt,
                        onboarding,
                        places,
                        votedVersions,
                        proposals,
                        proposalCount);
    }
}
