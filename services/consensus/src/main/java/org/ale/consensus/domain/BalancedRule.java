/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import org.ale.kernel.WorkerId;

/**
 * A Bayesian model: each vote adds to the labels' scores what the worker's measured accuracy makes
 * of it, and the pool is decided when the likeliest label is likely enough.
 */
enum BalancedRule implements VotingRule {
    /** A pool with a known answer takes all its votes. */
    BALANCED_1,
    /**
     * A pool with a known answer closes as soon as its votes alone say it with the confidence
     * asked: its voters are known to be good then. Where they disagree it takes all its votes,
     * because there is somebody to be found out.
     */
    BALANCED_2 {
        @Override
        public boolean hasMeasured(Ballot ballot) {
            return super.hasMeasured(ballot) || saysTheKnownAnswer(ballot);
        }
    },
    /**
     * The breaker hears of such a pool when its votes alone would first have decided it, whatever
     * they say. A pool that says the known answer closes then, one that does not takes up to ten
     * votes: if both told at their end only, those who are right would always be heard first.
     */
    BALANCED_3 {
        @Override
        public boolean hasMeasured(Ballot ballot) {
            return super.hasMeasured(ballot) || saysTheKnownAnswer(ballot);
        }

        @Override
        public boolean tellsBeforeClosing(Ballot ballot) {
            return isDecided(ballot, PoolTerms.GOLD_VOTES_MIN);
        }
    };

    boolean saysTheKnownAnswer(Ballot ballot) {
        return isDecided(ballot, PoolTerms.GOLD_VOTES_MIN)
                && verdict(ballot).label() == ballot.terms().gold();
    }

    @Override
    public Scores prior(PoolState state, int labels) {
        return LogLikelihood.prior(state.accuracy(labels));
    }

    @Override
    public Scores contribution(PoolState state, Ballot ballot, WorkerId worker, int label) {
        var accuracy = state.accuracy(ballot.terms().labels());
        return LogLikelihood.contribution(accuracy, accuracy.worker(worker), label);
    }

    @Override
    public Millionths posterior(Ballot ballot) {
        return LogLikelihood.posterior(ballot.score());
    }

    @Override
    public Verdict verdict(Ballot ballot) {
        return verdict(ballot, posterior(ballot));
    }

    static Verdict verdict(Ballot ballot, Millionths posterior) {
        var label = posterior.best();
        var confidence = posterior.at(label);
        var asked = ballot.terms().consensus().confidenceMicro();
        return new Verdict(label, confidence, confidence >= asked && ballot.size() > 0);
    }
}
