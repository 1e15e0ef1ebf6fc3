/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import org.ale.kernel.WorkerId;

/** One version of how votes become a label. */
sealed interface VotingRule permits StrictRule, BalancedRule {
    static VotingRule of(Algorithm algorithm) {
        return switch (algorithm) {
            case STRICT_1 -> StrictRule.STRICT_1;
            case BALANCED_1 -> BalancedRule.BALANCED_1;
            case BALANCED_2 -> BalancedRule.BALANCED_2;
            case BALANCED_3 -> BalancedRule.BALANCED_3;
        };
    }

    /** The score of each label of a pool that opens now. */
    Scores prior(PoolState state, int labels);

    /** What a vote counts now. */
    Scores contribution(PoolState state, Ballot ballot, WorkerId worker, int label);

    /** How likely each label is by the votes alone. */
    Millionths posterior(Ballot ballot);

    /** What the votes alone say. */
    Verdict verdict(Ballot ballot);

    /**
     * Whether the votes suffice.
     *
     * @param votesMin fewest votes before a pool may close
     */
    default boolean isDecided(Ballot ballot, int votesMin) {
        return ballot.size() >= votesMin && verdict(ballot).resolved();
    }

    /** Whether a pool with a known answer has measured its voters well enough. */
    default boolean hasMeasured(Ballot ballot) {
        return ballot.size() >= PoolTerms.GOLD_VOTES;
    }

    /** Whether the breaker hears of a pool with a known answer before it closes. */
    default boolean tellsBeforeClosing(Ballot ballot) {
        return false;
    }
}
