/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.policy;

import java.time.Instant;
import java.util.List;
import org.ale.assignment.domain.LeaseCommand;
import org.ale.assignment.domain.LeaseCommand.AdmitMember;
import org.ale.assignment.domain.LeaseCommand.AdoptParameters;
import org.ale.eventsourcing.Policy;
import org.ale.kernel.WorkerId;
import org.ale.schemas.ParametersCodec;
import org.ale.schemas.communities.v1.CommunityEvent;

/**
 * What follows at the desk when a community is founded, changes its parameters or takes a member
 * in.
 */
public final class FollowsCommunities implements Policy<CommunityEvent, LeaseCommand> {
    private static final int FIRST_VERSION = 1;

    @Override
    public List<Addressed<LeaseCommand>> commandsFor(
            String streamId, CommunityEvent event, Instant at) {
        return switch (event.getEventCase()) {
            case FOUNDED -> List.of(new Addressed<>(streamId, whenFoundedThenAdopt(event, at)));
            case PARAMETERS_CHANGED ->
                    List.of(new Addressed<>(streamId, whenParametersChangedThenAdopt(event, at)));
            case MEMBER_JOINED ->
                    List.of(
                            new Addressed<>(
                                    streamId,
                                    new AdmitMember(
                                            WorkerId.of(event.getMemberJoined().getWorkerId()),
                                            at)));
            case CHANGE_CANCELLED,
                    PROPOSAL_OPENED,
                    BALLOT_CAST,
                    PROPOSAL_PASSED,
                    PROPOSAL_REJECTED,
                    ONBOARDING_DEFINED,
                    ONBOARDING_DEALT,
                    ONBOARDING_ANSWERED,
                    ONBOARDING_PASSED,
                    ONBOARDING_FAILED,
                    PLACES_OPENED,
                    PLACES_CLOSED,
                    EVENT_NOT_SET ->
                    List.of();
        };
    }

    private static LeaseCommand whenFoundedThenAdopt(CommunityEvent event, Instant at) {
        return new AdoptParameters(
                FIRST_VERSION,
                ParametersCodec.decode(event.getFounded().getParameters()),
                Instant.EPOCH,
                at);
    }

    private static LeaseCommand whenParametersChangedThenAdopt(CommunityEvent event, Instant at) {
        var changed = event.getParametersChanged();
        return new AdoptParameters(
                changed.getVersion(),
                ParametersCodec.decode(changed.getParameters()),
                Instant.ofEpochMilli(changed.getEffectiveFromMillis()),
                at);
    }
}
