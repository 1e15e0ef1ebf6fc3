/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.projection.progress;

import org.ale.kernel.ConsensusTerms;

/** How many workers of whom nothing is known can close a pool, if they all say the same. */
final class Strangers {
    /** A community's prior: how often a stranger is right. */
    private static final double ACCURACY = .70;

    /** Fewest votes in a community in which little has closed (rules §5). */
    private static final int NEW_COMMUNITY_VOTES = 3;

    private static final double MICRO = 1_000_000;

    private Strangers() {}

    /**
     * The fewest alike votes that reach the confidence asked while nothing has been learnt: three
     * for .90 of two labels, five for .97. At most the votes after which a pool closes anyway.
     *
     * @param labels of the question
     */
    static int needed(ConsensusTerms terms, int labels) {
        return switch (terms.rule()) {
            case HEADS_AND_WEIGHT -> terms.minVotes();
            case BAYESIAN -> {
                var votes = Math.max(terms.minVotes(), NEW_COMMUNITY_VOTES);
                while (votes < terms.maxVotes() && belief(votes, labels) < asked(terms)) {
                    votes++;
                }
                yield votes;
            }
        };
    }

    private static double asked(ConsensusTerms terms) {
        return terms.confidenceMicro() / MICRO;
    }

    private static double belief(int votes, int labels) {
        var others = labels - 1;
        var unlikely = Math.pow((1 - ACCURACY) / others / ACCURACY, votes);
        return 1 / (1 + others * unlikely);
    }
}
