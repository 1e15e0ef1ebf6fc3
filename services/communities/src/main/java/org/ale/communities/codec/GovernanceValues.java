/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.codec;

import org.ale.communities.domain.CommunityCommand;
import org.ale.communities.domain.CommunityEvent;
import org.ale.schemas.communities.v1.BallotCast;
import org.ale.schemas.communities.v1.CastBallot;
import org.ale.schemas.communities.v1.ChangeCancelled;
import org.ale.schemas.communities.v1.ProposalOpened;
import org.ale.schemas.communities.v1.ProposalPassed;
import org.ale.schemas.communities.v1.ProposalRejected;
import org.ale.schemas.communities.v1.ProposeParameters;

/** Writes what is said about changes of parameters. */
final class GovernanceValues {
    private GovernanceValues() {}

    static ChangeCancelled onWire(CommunityEvent.ChangeCancelled cancelled) {
        return ChangeCancelled.newBuilder()
                .setCommunityId(cancelled.community().toString())
                .setVersion(cancelled.version())
                .build();
    }

    static ProposalOpened onWire(CommunityEvent.ProposalOpened opened) {
        return ProposalOpened.newBuilder()
                .setCommunityId(opened.community().toString())
                .setProposal(opened.proposal())
                .setWorkerId(opened.worker().toString())
                .putAllOverrides(opened.overrides())
                .setElectorateMicro(opened.electorateMicro())
                .setClosesAtMillis(opened.closesAt().toEpochMilli())
                .build();
    }

    static BallotCast onWire(CommunityEvent.BallotCast cast) {
        return BallotCast.newBuilder()
                .setCommunityId(cast.community().toString())
                .setProposal(cast.proposal())
                .setWorkerId(cast.worker().toString())
                .setYes(cast.yes())
                .setWeightMicro(cast.weightMicro())
                .build();
    }

    static ProposalPassed onWire(CommunityEvent.ProposalPassed passed) {
        return ProposalPassed.newBuilder()
                .setCommunityId(passed.community().toString())
                .setProposal(passed.proposal())
                .setVersion(passed.version())
                .build();
    }

    static ProposalRejected onWire(CommunityEvent.ProposalRejected refused) {
        return ProposalRejected.newBuilder()
                .setCommunityId(refused.community().toString())
                .setProposal(refused.proposal())
                .setReason(refused.reason())
                .build();
    }

    static ProposeParameters onWire(CommunityCommand.ProposeParameters propose) {
        return ProposeParameters.newBuilder()
                .setWorkerId(propose.worker().toString())
                .putAllOverrides(propose.overrides())
                .setReputationMicro(propose.reputationMicro())
                .setElectorateMicro(propose.electorateMicro())
                .build();
    }

    static CastBallot onWire(CommunityCommand.CastBallot ballot) {
        return CastBallot.newBuilder()
                .setWorkerId(ballot.worker().toString())
                .setProposal(ballot.proposal())
                .setYes(ballot.yes())
                .setReputationMicro(ballot.reputationMicro())
                .build();
    }
}
