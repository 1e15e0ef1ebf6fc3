/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.ale.kernel.Requirement;
import org.ale.kernel.Stage;
import org.ale.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

/** What may be asked of a community. {@code at} is log time. */
public sealed interface CommunityCommand {
    Instant at();

    /**
     * Found a community.
     *
     * @param founder account that founds it; "platform" for the graduation communities
     * @param overrides parameters otherwise than the template's, by name
     */
    record FoundCommunity(
            CommunityId community,
            String founder,
            String name,
            String topic,
            String template,
            List<String> taskTypes,
            Map<String, String> overrides,
            List<Requirement> requirements,
            String stage,
            Instant at)
            implements CommunityCommand {
        public FoundCommunity {
            taskTypes = List.copyOf(taskTypes);
            overrides = Collections.unmodifiableMap(new TreeMap<>(overrides));
            requirements = List.copyOf(requirements);
        }
    }

    /**
     * Change parameters.
     *
     * @param actor who does it; only the founder may
     * @param requirements in place of those of now; null leaves them
     * @param effectiveFrom log time from which they hold; the epoch means as soon as possible
     */
    record ChangeParameters(
            String actor,
            Map<String, String> overrides,
            @Nullable List<Requirement> requirements,
            Instant effectiveFrom,
            Instant at)
            implements CommunityCommand {
        public ChangeParameters {
            overrides = Collections.unmodifiableMap(new TreeMap<>(overrides));
            requirements = requirements == null ? null : List.copyOf(requirements);
        }

        /** A change that leaves the requirements. */
        public ChangeParameters(
                String actor, Map<String, String> overrides, Instant effectiveFrom, Instant at) {
            this(actor, overrides, null, effectiveFrom, at);
        }
    }

    /** Let a change that does not hold yet never hold; only the founder of his own. */
    record CancelChange(String actor, int version, Instant at) implements CommunityCommand {}

    /**
     * Propose other parameters to the members.
     *
     * @param reputationMicro what he has here
     * @param electorateMicro what all members have
     */
    record ProposeParameters(
            WorkerId worker,
            Map<String, String> overrides,
            long reputationMicro,
            long electorateMicro,
            Instant at)
            implements CommunityCommand {
        public ProposeParameters {
            overrides = Collections.unmodifiableMap(new TreeMap<>(overrides));
        }
    }

    /**
     * Vote on a proposal.
     *
     * @param reputationMicro what he has here; the weight of his ballot
     */
    record CastBallot(WorkerId worker, int proposal, boolean yes, long reputationMicro, Instant at)
            implements CommunityCommand {}

    /** Count a proposal whose time is over. */
    record CloseProposal(int proposal, Instant at) implements CommunityCommand {}

    /**
     * Join with what was shown elsewhere.
     *
     * @param staked what he has staked on the chain
     */
    record JoinCommunity(WorkerId worker, List<Evidence> evidence, Ale staked, Instant at)
            implements CommunityCommand {
        public JoinCommunity {
            evidence = List.copyOf(evidence);
        }

        /** By who has staked nothing. */
        public JoinCommunity(WorkerId worker, List<Evidence> evidence, Instant at) {
            this(worker, evidence, Ale.ZERO, at);
        }
    }

    /** Give the set that a worker must pass before he joins. */
    record DefineOnboarding(String actor, OnboardingSet set, Instant at)
            implements CommunityCommand {}

    /**
     * Begin an attempt at the set.
     *
     * @param seed from which the choice of items follows
     */
    record DealOnboarding(WorkerId worker, long seed, Instant at) implements CommunityCommand {}

    /** Answer an item of the set. */
    record AnswerOnboarding(WorkerId worker, int version, int item, int label, Instant at)
            implements CommunityCommand {}

    /**
     * A job pays for newcomers who pass.
     *
     * @param places how many
     * @param pot what each is paid
     */
    record OpenPlaces(JobId jobId, int places, Ale pot, Instant at) implements CommunityCommand {}

    /** A job pays for no more newcomers. */
    record ClosePlaces(JobId jobId, Instant at) implements CommunityCommand {}

    /**
     * What a worker has shown in one community.
     *
     * @param stage of the community; null if nobody looked it up
     */
    record Evidence(
            CommunityId community,
            long reputationMicro,
            int accuracyBps,
            int finished,
            boolean onboardingPassed,
            @Nullable Stage stage) {
        /** In a community whose stage does not matter. */
        public Evidence(
                CommunityId community,
                long reputationMicro,
                int accuracyBps,
                int finished,
                boolean onboardingPassed) {
            this(community, reputationMicro, accuracyBps, finished, onboardingPassed, null);
        }
    }
}
