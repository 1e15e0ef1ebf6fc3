/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All closed pools of the jobs that are not decided, looked at again from the votes alone: a fixed
 * number of passes of hierarchical Dawid–Skene, with the same priors as the live rule. Each pass
 * credits every voter with what the pass before believed, and then believes anew.
 *
 * <p>The result depends on the votes and on what decided jobs taught, on nothing else; the order of
 * the pools does not matter, because sums are whole numbers.
 */
final class Audit {
    private static final int PASSES = 8;

    /** The first belief: a vote counts three, and each label has one for nothing. */
    private static final int FIRST_VOTE = 3;

    private final Accuracy settled;
    private final Evidence evidence;
    private final List<Pool> pools;
    private final Millionths[] beliefs;
    private final @Nullable Scores[] scores;
    private Accuracy accuracy;

    private Audit(Accuracy settled, List<Pool> pools) {
        this.settled = settled;
        this.pools = pools;
        evidence = new Evidence(pools);
        beliefs = new Millionths[pools.size()];
        scores = new Scores[pools.size()];
        accuracy = settled;
    }

    /**
     * Runs an audit.
     *
     * @param settled what decided jobs taught
     * @param pools closed pools of the other jobs, all with one number of labels
     */
    static Audit of(Accuracy settled, List<Pool> pools) {
        var audit = new Audit(settled, pools);
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
        for (var pass = 1; pass <= PASSES; pass++) {
            var voters = credit();
            believe(voters, pass == PASSES);
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

    /** Credits all voters with the beliefs so far; says what each has shown then. */
    private WorkerCounts[] credit() {
        accuracy = settled.copy();
        var voters = evidence.voters().stream().map(accuracy::known).toArray(WorkerCounts[]::new);
        for (var index = 0; index < beliefs.length; index++) {
            var belief = beliefs[index];
            var weight = Accuracy.weight(pools.get(index).terms().isGold());
            accuracy.creditTruth(belief);
            for (var vote = evidence.firstVote(index); vote < evidence.endOfVotes(index); vote++) {
                voters[evidence.voter(vote)].add(evidence.label(vote), belief, weight);
                accuracy.community().add(evidence.label(vote), belief, weight);
            }
        }
        return voters;
    }

    private void believe(WorkerCounts[] voters, boolean last) {
        var labels = accuracy.labels();
        var prior = LogLikelihood.prior(accuracy);
        var contributions = new @Nullable Scores[voters.length * labels];
        var score = new long[labels];
        for (var index = 0; index < beliefs.length; index++) {
            if (pools.get(index).terms().isGold()) {
                continue;
            }
            prior.copyTo(score);
            for (var vote = evidence.firstVote(index); vote < evidence.endOfVotes(index); vote++) {
                var slot = evidence.voter(vote) * labels + evidence.label(vote);
                var contribution = contributions[slot];
                if (contribution == null) {
                    var voter = voters[evidence.voter(vote)];
                    contribution =
                            LogLikelihood.contribution(accuracy, voter, evidence.label(vote));
                    contributions[slot] = contribution;
                }
                contribution.addTo(score);
            }
            beliefs[index] = LogLikelihood.posterior(score);
            if (last) {
                scores[index] = Scores.of(score);
            }
        }
    }

    /** The closed pools that need more votes, the least certain first. */
    List<Pool> uncertain() {
        var found = new ArrayList<Integer>();
        for (var index = 0; index < pools.size(); index++) {
            if (needsVotes(index)) {
                found.add(index);
            }
        }
        found.sort(Comparator.comparingInt(index -> verdict(index).confidenceMicro()));
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
