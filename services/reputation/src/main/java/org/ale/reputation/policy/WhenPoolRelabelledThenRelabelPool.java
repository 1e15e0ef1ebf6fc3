/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.policy;

import java.time.Instant;
import org.ale.kernel.PoolId;
import org.ale.reputation.domain.MemberCommand.RelabelPool;
import org.ale.reputation.domain.Verdict;
import org.ale.schemas.consensus.v1.PoolRelabelled;

/** What an audit overturns is undone and credited anew. */
final class WhenPoolRelabelledThenRelabelPool {
    private WhenPoolRelabelledThenRelabelPool() {}

    static RelabelPool command(PoolRelabelled relabelled, Instant at) {
        return new RelabelPool(
                PoolId.of(relabelled.getPoolId()),
                new Verdict(
                        relabelled.getLabel(),
                        relabelled.getConfidenceMicro(),
                        relabelled.getResolved(),
                        WhenPoolClosedThenCreditPool.ballots(relabelled.getVotesList())),
                WhenPoolClosedThenCreditPool.terms(relabelled.getParameters()),
                at);
    }
}
