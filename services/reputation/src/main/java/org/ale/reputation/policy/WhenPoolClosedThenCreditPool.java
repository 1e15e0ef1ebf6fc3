/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.policy;

import java.time.Instant;
import java.util.List;
import org.ale.kernel.PoolId;
import org.ale.kernel.TaskType;
import org.ale.kernel.WorkerId;
import org.ale.reputation.domain.Ballot;
import org.ale.reputation.domain.MemberCommand.CreditPool;
import org.ale.reputation.domain.MintTerms;
import org.ale.reputation.domain.Verdict;
import org.ale.schemas.ParametersCodec;
import org.ale.schemas.consensus.v1.CreditedVote;
import org.ale.schemas.consensus.v1.PoolClosed;
import org.ale.schemas.type.v1.CommunityParameters;

/** A closed pool is credited at once: reputation first, then pay. */
final class WhenPoolClosedThenCreditPool {
    private WhenPoolClosedThenCreditPool() {}

    static CreditPool command(PoolClosed closed, Instant at) {
        return new CreditPool(
                PoolId.of(closed.getPoolId()),
                new Verdict(
                        closed.getLabel(),
                        closed.getConfidenceMicro(),
                        closed.getResolved(),
                        ballots(closed.getVotesList())),
                terms(closed.getParameters()),
                TaskType.valueOf(closed.getTaskType()),
                at);
    }

    static List<Ballot> ballots(List<CreditedVote> votes) {
        return votes.stream()
                .map(vote -> new Ballot(WorkerId.of(vote.getWorkerId()), vote.getLabel()))
                .toList();
    }

    static MintTerms terms(CommunityParameters onWire) {
        var parameters = ParametersCodec.decode(onWire);
        return new MintTerms(parameters.reward(), parameters.visibleAfter());
    }
}
