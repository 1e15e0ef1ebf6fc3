/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.codec;

import java.time.Instant;
import org.ale.communities.domain.CommunityEvent;
import org.ale.eventsourcing.UndecodableException;
import org.ale.kernel.CommunityId;
import org.ale.kernel.WorkerId;

/** Reads facts about changes of parameters. */
final class GovernanceFacts {
    private GovernanceFacts() {}

    static CommunityEvent read(org.ale.schemas.communities.v1.CommunityEvent message, Instant at) {
        if (message.hasChangeCancelled()) {
            var cancelled = message.getChangeCancelled();
            return new CommunityEvent.ChangeCancelled(
                    CommunityId.of(cancelled.getCommunityId()), cancelled.getVersion(), at);
        }
        if (message.hasProposalOpened()) {
            var opened = message.getProposalOpened();
            return new CommunityEvent.ProposalOpened(
                    CommunityId.of(opened.getCommunityId()),
                    opened.getProposal(),
                    WorkerId.of(opened.getWorkerId()),
                    opened.getOverridesMap(),
                    opened.getElectorateMicro(),
                    Instant.ofEpochMilli(opened.getClosesAtMillis()),
                    at);
        }
        if (message.hasBallotCast()) {
            var cast = message.getBallotCast();
            return new CommunityEvent.BallotCast(
                    CommunityId.of(cast.getCommunityId()),
                    cast.getProposal(),
                    WorkerId.of(cast.getWorkerId()),
                    cast.getYes(),
                    cast.getWeightMicro(),
                    at);
        }
        return outcome(message, at);
    }

    private static CommunityEvent outcome(
            org.ale.schemas.communities.v1.CommunityEvent message, Instant at) {
        if (message.hasProposalPassed()) {
            var passed = message.getProposalPassed();
            return new CommunityEvent.ProposalPassed(
                    CommunityId.of(passed.getCommunityId()),
                    passed.getProposal(),
                    passed.getVersion(),
                    at);
        }
        if (message.hasProposalRejected()) {
            var refused = message.getProposalRejected();
            return new CommunityEvent.ProposalRejected(
                    CommunityId.of(refused.getCommunityId()),
                    refused.getProposal(),
                    refused.getReason(),
                    at);
        }
        throw new UndecodableException("not a fact about a change of parameters");
    }
}
