/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.Stage;
import org.ale.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

/** Facts about a community. Append-only: new variants may come, none may change or go. */
public sealed interface CommunityEvent {
    CommunityId community();

    Instant at();

    record CommunityFounded(
            CommunityId community,
            String founder,
            String name,
            String topic,
            Template template,
            List<String> taskTypes,
            CommunityParameters parameters,
            Stage stage,
            Instant at)
            implements CommunityEvent {
        public CommunityFounded {
            taskTypes = List.copyOf(taskTypes);
        }
    }

    record ParametersChanged(
            CommunityId community,
            int version,
            CommunityParameters parameters,
            Instant effectiveFrom,
            Instant at)
            implements CommunityEvent {}

    /** A version that was pending never holds. */
    record ChangeCancelled(CommunityId community, int version, Instant at)
            implements CommunityEvent {}

    record ProposalOpened(
            CommunityId community,
            int proposal,
            WorkerId worker,
            Map<String, String> overrides,
            long electorateMicro,
            Instant closesAt,
            Instant at)
            implements CommunityEvent {
        public ProposalOpened {
            overrides = Collections.unmodifiableMap(new TreeMap<>(overrides));
        }
    }

    record BallotCast(
            CommunityId community,
            int proposal,
            WorkerId worker,
            boolean yes,
            long weightMicro,
            Instant at)
            implements CommunityEvent {}

    /**
     * A proposal passed.
     *
     * @param version of the parameters that it brings
     */
    record ProposalPassed(CommunityId community, int proposal, int version, Instant at)
            implements CommunityEvent {}

    /**
     * A proposal was turned down.
     *
     * @param reason NO_QUORUM, NO_MAJORITY or OUT_OF_RANGE
     */
    record ProposalRejected(CommunityId community, int proposal, String reason, Instant at)
            implements CommunityEvent {}

    record MemberJoined(CommunityId community, WorkerId worker, Instant at)
            implements CommunityEvent {}

    record OnboardingDefined(CommunityId community, int version, OnboardingSet set, Instant at)
            implements CommunityEvent {}

    record OnboardingDealt(
            CommunityId community, WorkerId worker, int version, List<Integer> items, Instant at)
            implements CommunityEvent {
        public OnboardingDealt {
            items = List.copyOf(items);
        }
    }

    record OnboardingAnswered(
            CommunityId community, WorkerId worker, int version, int item, int label, Instant at)
            implements CommunityEvent {}

    /**
     * A worker passed.
     *
     * @param place the place that pays for it: the next of the job that came first; null if none is
     *     left
     */
    record OnboardingPassed(
            CommunityId community,
            WorkerId worker,
            int correct,
            int asked,
            @Nullable PoolId place,
            Instant at)
            implements CommunityEvent {}

    record OnboardingFailed(
            CommunityId community, WorkerId worker, int correct, int asked, Instant at)
            implements CommunityEvent {}

    /**
     * A job pays for newcomers who pass.
     *
     * @param places how many
     * @param pot what each is paid
     */
    record PlacesOpened(CommunityId community, JobId jobId, int places, Ale pot, Instant at)
            implements CommunityEvent {}

    /** A job pays for no more newcomers: every place is taken, or its client withdrew it. */
    record PlacesClosed(CommunityId community, JobId jobId, Instant at) implements CommunityEvent {}
}
