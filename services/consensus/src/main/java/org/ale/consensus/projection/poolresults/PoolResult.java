/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.projection.poolresults;

import java.util.List;
import org.ale.kernel.PoolId;
import org.ale.schemas.consensus.v1.CreditedVote;
import org.ale.schemas.consensus.v1.PoolClosed;
import org.ale.schemas.consensus.v1.PoolRelabelled;

/** The label of one item, as a client sees it. */
record PoolResult(
        PoolId pool,
        int label,
        int confidenceMicro,
        int votes,
        boolean resolved,
        boolean gold,
        int agreementBps) {
    private static final int BPS = 10_000;

    static PoolResult of(PoolClosed closed) {
        return new PoolResult(
                PoolId.of(closed.getPoolId()),
                closed.getLabel(),
                closed.getConfidenceMicro(),
                closed.getVotesCount(),
                closed.getResolved(),
                closed.getGold(),
                agreementBps(closed.getVotesList(), closed.getLabel()));
    }

    static PoolResult of(PoolRelabelled relabelled) {
        return new PoolResult(
                PoolId.of(relabelled.getPoolId()),
                relabelled.getLabel(),
                relabelled.getConfidenceMicro(),
                relabelled.getVotesCount(),
                relabelled.getResolved(),
                false,
                agreementBps(relabelled.getVotesList(), relabelled.getLabel()));
    }

    /** The share of votes for the label, rounded down. */
    private static int agreementBps(List<CreditedVote> votes, int label) {
        var agreed = 0;
        for (var vote : votes) {
            agreed += vote.getLabel() == label ? 1 : 0;
        }
        return votes.isEmpty() ? 0 : agreed * BPS / votes.size();
    }
}
