/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.ale.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * All closed pools of the jobs that are not decided, looked at again from the votes alone: a fixed
 * number of passes of hierarchical Dawid–Skene, with the same priors as the live rule. Each pass
 * credits every voter with what the pass before believed, and then believes anew.
 *
 * <p>The result depends on the votes and on what decided jobs taught, on nothing else; the order of the
 * pools does not matter, because sums are whole numbers.
 */
final class Audit {
    private static final int PASSES = 8;

    /** The first belief: a vote counts three, and each label has one for nothing. */
    private static final int FIRST_VOTE = 3;

    private final Accuracy settled;
    private final List<Pool> pools;
    private final Millionths[] beliefs;
    private final @Nullable Scores[] scores;
    private Accuracy accuracy;

    private Audit(Accuracy settled, List<Pool> pools) {
        this.settled = settled;
        this.pools = pools;
        beliefs = new Millionths[pools.size()];
        scores = new Scores[pools.size()];
        accuracy = settled;
    }

    /** Runs the audit of all pools with so many labels. */
    static Audit of(PoolState state, int labels) {
        var model = state.models.get(labels);
        var settled = model == null ? Accuracy.prior(labels) : model.settled();
        var audit = new Audit(settled, state.auditable(labels));
        audit.run();
        return audit;
    }

    Accuracy accuracy() {
        return accuracy;
    }

    List<Pool> pools() {
        return pools;
    }

    /** What the audit says of a pool, in the order of {@link #pools}. */
    Verdict verdict(int index) {
        var pool = pools.get(index);
        var current = pool.current();
        if (pool.terms().isGold() && current != null) {
            return current;
        }
        return BalancedRule.verdict(pool.ballot(), beliefs[index]);
    }

    Millionths belief(int index) {
        return beliefs[index];
    }

    /** Writes the result into the pools. */
    void apply() {
        for (var index = 0; index < pools.size(); index++) {
            var score = scores[index];
            if (score != null) {
                pools.get(index).audited(score, verdict(index));
            }
        }
    }

    private void run() {
        for (var index = 0; index < beliefs.length; index++) {
            beliefs[index] = firstBelief(pools.get(index).ballot());
        }
        for (var pass = 0; pass < PASSES; pass++) {
            credit();
            believe();
        }
    }

    private static Millionths firstBelief(Ballot ballot) {
        var terms = ballot.terms();
        if (terms.isGold()) {
            return Millionths.certain(terms.gold(), terms.labels());
        }
        var counts = new long[terms.labels()];
        Arrays.fill(counts, 1);
        for (var vote : ballot.votes()) {
            counts[vote.label()] += FIRST_VOTE;
        }
        var total = terms.labels() + (long) FIRST_VOTE * ballot.size();
        var shares = new int[counts.length];
        for (var label = 0; label < shares.length; label++) {
            shares[label] = (int) (Millionths.ONE * counts[label] / total);
        }
        return Millionths.of(shares);
    }

    private void credit() {
        accuracy = settled.copy();
        for (var index = 0; index < beliefs.length; index++) {
            var ballot = pools.get(index).ballot();
            var belief = beliefs[index];
            accuracy.credit(belief, ballot.terms().isGold(), List.of());
            for (var vote : ballot.votes()) {
                accuracy.credit(vote.worker(), vote.label(), belief, ballot.terms().isGold());
            }
        }
    }

    private void believe() {
        var prior = LogLikelihood.prior(accuracy);
        var contributions = new HashMap<WorkerId, @Nullable Scores[]>();
        for (var index = 0; index < beliefs.length; index++) {
            var ballot = pools.get(index).ballot();
            if (ballot.terms().isGold()) {
                continue;
            }
            var score = prior;
            for (var vote : ballot.votes()) {
                score = score.plus(contribution(contributions, vote));
            }
            scores[index] = score;
            beliefs[index] = LogLikelihood.posterior(score);
        }
    }

    private Scores contribution(HashMap<WorkerId, @Nullable Scores[]> known, Vote vote) {
        var ofWorker =
                known.computeIfAbsent(vote.worker(), _ -> new Scores[accuracy.labels()]);
        var contribution = ofWorker[vote.label()];
        if (contribution == null) {
            var counts = accuracy.worker(vote.worker());
            contribution = LogLikelihood.contribution(accuracy, counts, vote.label());
            ofWorker[vote.label()] = contribution;
        }
        return contribution;
    }

    /** The closed pools that need more votes, the least certain first. */
    List<Pool> uncertain() {
        var found = new ArrayList<Integer>();
        for (var index = 0; index < pools.size(); index++) {
            if (needsVotes(index)) {
                found.add(index);
            }
        }
        found.sort(
                Comparator.comparingInt(index -> verdict(index).confidenceMicro()));
        return found.stream().map(pools::get).toList();
    }

    private boolean needsVotes(int index) {
        var pool = pools.get(index);
        return !pool.isOpen()
                && !pool.terms().isGold()
                && !verdict(index).resolved()
                && pool.ballot().size() < pool.terms().votesMax();
    }
}
