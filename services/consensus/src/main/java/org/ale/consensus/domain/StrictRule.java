/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import org.ale.kernel.Reputation;
import org.ale.kernel.WorkerId;

/**
 * The white paper read literally: enough votes, enough of the heads, enough of the weight. A vote
 * weighs 1 + min(REP, cap). Shares are compared by cross multiplication and may just be reached.
 */
enum StrictRule implements VotingRule {
    STRICT_1;

    private static final int BPS = 10_000;

    /** No community may set a higher cap, so more reputation never weighs more. */
    private static final long CAP_MAX_MICRO = 100 * Reputation.MICRO_PER_REP;

    /** These basis points mean exactly two thirds. */
    private static final int TWO_THIRDS_BPS = 6667;

    @Override
    public Scores prior(PoolState state, int labels) {
        return Scores.NONE;
    }

    /** The weight in micro-REP. */
    @Override
    public Scores contribution(PoolState state, Ballot ballot, WorkerId worker, int label) {
        long cap = ballot.terms().consensus().weightCap() * Reputation.MICRO_PER_REP;
        long reputation = Math.min(state.reputationMicro(worker), cap);
        return Scores.of(Reputation.MICRO_PER_REP + reputation);
    }

    /** The part of a reputation that can weigh anywhere, micro-REP. */
    static long weighable(long reputationMicro) {
        return Math.min(reputationMicro, CAP_MAX_MICRO);
    }

    /** The share of heads of each label; nothing if nobody voted. */
    @Override
    public Millionths posterior(Ballot ballot) {
        var shares = new int[ballot.terms().labels()];
        for (var vote : ballot.votes()) {
            shares[vote.label()]++;
        }
        for (var label = 0; label < shares.length && ballot.size() > 0; label++) {
            shares[label] = (int) ((long) shares[label] * Millionths.ONE / ballot.size());
        }
        return Millionths.of(shares);
    }

    @Override
    public Verdict verdict(Ballot ballot) {
        var shares = posterior(ballot);
        var label = shares.best();
        return new Verdict(label, shares.at(label), hasConsensus(ballot, label));
    }

    private static boolean hasConsensus(Ballot ballot, int label) {
        var terms = ballot.terms().consensus();
        long heads = 0;
        long weightFor = 0;
        long weight = 0;
        for (var vote : ballot.votes()) {
            weight += vote.contribution().at(0);
            if (vote.label() == label) {
                heads++;
                weightFor += vote.contribution().at(0);
            }
        }
        return ballot.size() >= terms.minVotes()
                && heads * BPS >= (long) terms.headShareBps() * ballot.size()
                && hasShare(weightFor, weight, terms.weightShareBps());
    }

    private static boolean hasShare(long part, long whole, int bps) {
        return bps == TWO_THIRDS_BPS ? part * 3 >= whole * 2 : part * BPS >= whole * bps;
    }
}
