/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The only place where the domain uses floating point: pure functions from whole numbers to whole
 * numbers. Every result is rounded half-even at once, and {@link StrictMath} gives the same bits on
 * every machine, so that replay is identical.
 *
 * <p>The model is that of Dawid and Skene (1979, "Maximum likelihood estimation of observer
 * error-rates"): a worker is a matrix P(vote | truth). By Bayes, with votes that are independent
 * given the truth, the score of a label is {@code ln P(truth) + Σ ln P(vote | truth)} over the
 * votes, and the posterior is the softmax of the scores. Few votes tell little of a matrix, so each
 * is pulled towards the community's with the weight of some votes (a Dirichlet prior, the partial
 * pooling of Paun et al. 2018, "Comparing Bayesian models of annotation").
 */
final class LogLikelihood {
    /** No single vote is believed more than this. */
    private static final double BELIEVED_MOST = 0.97;

    /** A worker's accuracy leans on the community's as if on this many votes. */
    private static final double ACCURACY_PRIOR = 4.0 * Millionths.ONE;

    /** How a worker confuses labels leans on his accuracy as if on this many votes. */
    private static final double CONFUSION_PRIOR = 3.0 * Millionths.ONE;

    private LogLikelihood() {}

    /** The score of each label before any vote, micro-nats: how often it has been true. */
    static Scores prior(Accuracy accuracy) {
        long total = 0;
        for (var label = 0; label < accuracy.labels(); label++) {
            total += accuracy.truths(label);
        }
        var scores = new long[accuracy.labels()];
        for (var label = 0; label < scores.length; label++) {
            scores[label] = micro(StrictMath.log((double) accuracy.truths(label) / total));
        }
        return Scores.of(scores);
    }

    /**
     * What a vote adds to the score of each label, micro-nats. A vote counts for its own label or
     * for nothing, never against it: nothing can be gained by voting the wrong way round.
     */
    static Scores contribution(Accuracy accuracy, @Nullable WorkerCounts worker, int label) {
        var likely = likelihoods(accuracy, worker, label);
        var scores = new long[likely.length];
        for (var truth = 0; truth < likely.length; truth++) {
            scores[truth] = micro(StrictMath.log(likely[truth]));
        }
        for (var score : scores) {
            if (score > scores[label]) {
                return Scores.of(new long[likely.length]);
            }
        }
        return Scores.of(scores);
    }

    /** How likely each label is, given the scores. */
    static Millionths posterior(Scores scores) {
        var values = new long[scores.size()];
        scores.copyTo(values);
        return posterior(values);
    }

    /** How likely each label is, given the scores in micro-nats. */
    static Millionths posterior(long[] scores) {
        var most = scores[0];
        for (var score : scores) {
            most = Math.max(most, score);
        }
        var odds = new double[scores.length];
        var total = 0.0;
        for (var label = 0; label < odds.length; label++) {
            odds[label] = StrictMath.exp((double) (scores[label] - most) / Millionths.ONE);
            total += odds[label];
        }
        var shares = new int[odds.length];
        for (var label = 0; label < odds.length; label++) {
            shares[label] = (int) Math.rint(Millionths.ONE * odds[label] / total);
        }
        return Millionths.of(shares);
    }

    /**
     * How often a worker is right, millionths; of a worker without counts, the community's value.
     */
    static int rightMicro(Accuracy accuracy, @Nullable WorkerCounts worker) {
        return (int) micro(right(accuracy.community(), worker));
    }

    /**
     * Mutual information between one vote of a worker and the truth, micro-nats: {@code Σ P(truth)
     * P(vote | truth) ln (P(vote | truth) / P(vote))} (Shannon). Zero of a worker who guesses.
     */
    static long information(Accuracy accuracy, @Nullable WorkerCounts worker) {
        var labels = accuracy.labels();
        var channel = new double[labels][];
        for (var label = 0; label < labels; label++) {
            channel[label] = floored(likelihoods(accuracy, worker, label), label);
        }
        normalise(channel);
        double total = 0;
        for (var truth = 0; truth < labels; truth++) {
            total += accuracy.truths(truth);
        }
        var information = 0.0;
        for (var label = 0; label < labels; label++) {
            var voted = 0.0;
            for (var truth = 0; truth < labels; truth++) {
                voted += accuracy.truths(truth) / total * channel[label][truth];
            }
            for (var truth = 0; truth < labels; truth++) {
                var likely = channel[label][truth];
                information +=
                        accuracy.truths(truth) / total * likely * StrictMath.log(likely / voted);
            }
        }
        return micro(information);
    }

    /** P(label | truth) of the worker, for each label that could be true. */
    private static double[] likelihoods(
            Accuracy accuracy, @Nullable WorkerCounts worker, int label) {
        var community = accuracy.community();
        var betterOdds = odds(right(community, worker)) / odds(right(community, null));
        var least = (1 - BELIEVED_MOST) / (accuracy.labels() - 1);
        var likely = new double[accuracy.labels()];
        for (var truth = 0; truth < likely.length; truth++) {
            var chance = expected(community, betterOdds, truth, label);
            if (worker != null) {
                var counts = worker.counts();
                chance =
                        (counts.at(truth, label) + CONFUSION_PRIOR * chance)
                                / (counts.row(truth) + CONFUSION_PRIOR);
            }
            likely[truth] = Math.min(Math.max(chance, least), BELIEVED_MOST);
        }
        return likely;
    }

    /**
     * P(label | truth) of a worker of whom only the accuracy is known: his odds to be right are the
     * community's for this truth times {@code betterOdds}, and his wrong votes fall as the
     * community's do.
     */
    private static double expected(Counts community, double betterOdds, int truth, int label) {
        double row = community.row(truth);
        var communityRight = community.at(truth, truth) / row;
        var odds = betterOdds * communityRight / (1 - communityRight);
        var own = odds / (1 + odds);
        if (truth == label) {
            return own;
        }
        var voted = community.at(truth, label) / row;
        return (1 - own) * voted / (1 - communityRight);
    }

    private static double odds(double chance) {
        return chance / (1 - chance);
    }

    /** How often a worker is right on any truth: his share, pulled towards the community's. */
    private static double right(Counts community, @Nullable WorkerCounts worker) {
        var communityRight = (double) community.right() / community.total();
        if (worker == null) {
            return communityRight;
        }
        return (worker.counts().right() + ACCURACY_PRIOR * communityRight)
                / (worker.creditedMicro() + ACCURACY_PRIOR);
    }

    /** A vote that speaks more for another label than for its own tells nothing. */
    private static double[] floored(double[] likely, int label) {
        for (var other : likely) {
            if (other > likely[label]) {
                Arrays.fill(likely, 1.0 / likely.length);
                return likely;
            }
        }
        return likely;
    }

    /** Makes the chances of all votes sum to one for each truth. */
    private static void normalise(double[][] channel) {
        for (var truth = 0; truth < channel.length; truth++) {
            var sum = 0.0;
            for (var chances : channel) {
                sum += chances[truth];
            }
            for (var chances : channel) {
                chances[truth] /= sum;
            }
        }
    }

    private static long micro(double value) {
        return (long) Math.rint(Millionths.ONE * value);
    }
}
