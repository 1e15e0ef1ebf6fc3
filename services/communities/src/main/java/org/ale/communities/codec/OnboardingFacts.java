/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.codec;

import java.time.Instant;
import org.ale.communities.domain.CommunityEvent;
import org.ale.eventsourcing.UndecodableException;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;

/** Reads facts about on-boarding. */
final class OnboardingFacts {
    private OnboardingFacts() {}

    static CommunityEvent read(org.ale.schemas.communities.v1.CommunityEvent message, Instant at) {
        if (message.hasOnboardingDefined()) {
            var defined = message.getOnboardingDefined();
            return new CommunityEvent.OnboardingDefined(
                    CommunityId.of(defined.getCommunityId()),
                    defined.getVersion(),
                    OnboardingValues.set(defined.getSet()),
                    at);
        }
        if (message.hasOnboardingDealt()) {
            var dealt = message.getOnboardingDealt();
            return new CommunityEvent.OnboardingDealt(
                    CommunityId.of(dealt.getCommunityId()),
                    WorkerId.of(dealt.getWorkerId()),
                    dealt.getVersion(),
                    dealt.getItemsList(),
                    at);
        }
        if (message.hasOnboardingAnswered()) {
            var answered = message.getOnboardingAnswered();
            return new CommunityEvent.OnboardingAnswered(
                    CommunityId.of(answered.getCommunityId()),
                    WorkerId.of(answered.getWorkerId()),
                    answered.getVersion(),
                    answered.getItem(),
                    answered.getLabel(),
                    at);
        }
        return result(message, at);
    }

    private static CommunityEvent result(
            org.ale.schemas.communities.v1.CommunityEvent message, Instant at) {
        if (message.hasOnboardingPassed()) {
            var passed = message.getOnboardingPassed();
            return new CommunityEvent.OnboardingPassed(
                    CommunityId.of(passed.getCommunityId()),
                    WorkerId.of(passed.getWorkerId()),
                    passed.getCorrect(),
                    passed.getAsked(),
                    passed.getPlaceId().isEmpty() ? null : PoolId.of(passed.getPlaceId()),
                    at);
        }
        if (message.hasOnboardingFailed()) {
            var failed = message.getOnboardingFailed();
            return new CommunityEvent.OnboardingFailed(
                    CommunityId.of(failed.getCommunityId()),
                    WorkerId.of(failed.getWorkerId()),
                    failed.getCorrect(),
                    failed.getAsked(),
                    at);
        }
        return places(message, at);
    }

    private static CommunityEvent places(
            org.ale.schemas.communities.v1.CommunityEvent message, Instant at) {
        if (message.hasPlacesOpened()) {
            var opened = message.getPlacesOpened();
            return new CommunityEvent.PlacesOpened(
                    CommunityId.of(opened.getCommunityId()),
                    JobId.of(opened.getJobId()),
                    opened.getPlaces(),
                    Ale.ofBaseUnits(opened.getPotBaseUnits()),
                    at);
        }
        if (message.hasPlacesClosed()) {
            var closed = message.getPlacesClosed();
            return new CommunityEvent.PlacesClosed(
                    CommunityId.of(closed.getCommunityId()), JobId.of(closed.getJobId()), at);
        }
        throw new UndecodableException("not a fact about on-boarding");
    }
}
