/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.codec;

import java.time.Instant;
import org.ale.communities.domain.CommunityCommand;
import org.ale.eventsourcing.UndecodableException;
import org.ale.kernel.WorkerId;

/** Reads wishes about changes of parameters. */
final class GovernanceWishes {
    private GovernanceWishes() {}

    static CommunityCommand read(
            org.ale.schemas.communities.v1.CommunityCommand message, Instant at) {
        if (message.hasCancelChange()) {
            var cancel = message.getCancelChange();
            return new CommunityCommand.CancelChange(cancel.getActor(), cancel.getVersion(), at);
        }
        if (message.hasProposeParameters()) {
            var propose = message.getProposeParameters();
            return new CommunityCommand.ProposeParameters(
                    WorkerId.of(propose.getWorkerId()),
                    propose.getOverridesMap(),
                    propose.getReputationMicro(),
                    propose.getElectorateMicro(),
                    at);
        }
        if (message.hasCastBallot()) {
            var ballot = message.getCastBallot();
            return new CommunityCommand.CastBallot(
                    WorkerId.of(ballot.getWorkerId()),
                    ballot.getProposal(),
                    ballot.getYes(),
                    ballot.getReputationMicro(),
                    at);
        }
        if (message.hasCloseProposal()) {
            return new CommunityCommand.CloseProposal(message.getCloseProposal().getProposal(), at);
        }
        throw new UndecodableException("not a wish about a change of parameters");
    }
}
