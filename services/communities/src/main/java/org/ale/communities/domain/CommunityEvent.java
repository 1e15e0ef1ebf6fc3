/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import java.time.Instant;
import java.util.List;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.WorkerId;

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

    record MemberJoined(CommunityId community, WorkerId worker, Instant at)
            implements CommunityEvent {}

    record OnboardingPassed(
            CommunityId community, WorkerId worker, int correct, int asked, Instant at)
            implements CommunityEvent {}

    record OnboardingFailed(
            CommunityId community, WorkerId worker, int correct, int asked, Instant at)
            implements CommunityEvent {}
}
