/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a community's votes say about its workers, for one number of labels: the rule BALANCED_1 in
 * floats over whole counts, each result rounded at once.
 */
final class LabelModel {
    static final long MICRO = 1_000_000;
    private static final double START_ACCURACY = 0.70;
    private static final int START_VOTES_PER_CLASS = 20;
    private static final int START_ITEMS_PER_CLASS = 4;
    private static final long ACCURACY_SHRINKAGE = 4 * MICRO;
    private static final long ROW_SHRINKAGE = 3 * MICRO;
    private static final double BELIEF_MAX = 0.97;
    static final int GOLD_WEIGHT = 5;

    private final int labels;
    private final long[][] community;
    private final long[] communityRows;
    private final long[] classes;
    private final Map<String, Worker> workers = new HashMap<>();

    private static final class Worker {
        final long[][] counts;
        final long[] rows;
        long credited;

        Worker(int labels) {
            counts = new long[labels][labels];
            rows = new long[labels];
        }

        Worker copy() {
            var copy = new Worker(rows.length);
            for (var truth = 0; truth < rows.length; truth++) {
                copy.counts[truth] = counts[truth].clone();
                copy.rows[truth] = rows[truth];
            }
            copy.credited = credited;
            return copy;
        }
    }

    LabelModel(int labels) {
        this.labels = labels;
        community = new long[labels][labels];
        communityRows = new long[labels];
        classes = new long[labels];
        var off = (1 - START_ACCURACY) / (labels - 1);
        for (var truth = 0; truth < labels; truth++) {
            for (var label = 0; label < labels; label++) {
                var share = truth == label ? START_ACCURACY : off;
                community[truth][label] = (long) Math.rint(MICRO * START_VOTES_PER_CLASS * share);
            }
            communityRows[truth] = Arrays.stream(community[truth]).sum();
        }
        Arrays.fill(classes, START_ITEMS_PER_CLASS * MICRO);
    }

    /** The same knowledge, to go on from. */
    LabelModel copy() {
        var copy = new LabelModel(labels);
        for (var truth = 0; truth < labels; truth++) {
            copy.community[truth] = community[truth].clone();
            copy.communityRows[truth] = communityRows[truth];
            copy.classes[truth] = classes[truth];
        }
        workers.forEach((id, worker) -> copy.workers.put(id, worker.copy()));
        return copy;
    }

    /** Scores of a pool without votes, micro-nats. */
    long[] logPrior() {
        var total = (double) Arrays.stream(classes).sum();
        return Arrays.stream(classes).map(count -> microLog(count / total)).toArray();
    }

    /** What a vote adds to each label's score, micro-nats: for its own label or for nothing. */
    long[] contribution(String workerId, int label) {
        var worker = workers.get(workerId);
        var base = communityAccuracy();
        var ratio = odds(accuracy(worker, base)) / odds(base);
        var scores = new long[labels];
        for (var truth = 0; truth < labels; truth++) {
            scores[truth] = microLog(likelihood(worker, truth, label, ratio));
        }
        var best = Arrays.stream(scores).max().orElseThrow();
        return scores[label] >= best ? scores : new long[labels];
    }

    /** Everybody who was credited. */
    Set<String> workers() {
        return workers.keySet();
    }

    /** Credited votes of a worker in millionths; one on a known answer counts five. */
    long creditedMicro(String workerId) {
        var worker = workers.get(workerId);
        return worker == null ? 0 : worker.credited;
    }

    /** What one vote of a worker tells about the truth, micro-nats. */
    long informationOf(String workerId) {
        return information(workers.get(workerId));
    }

    /** What one vote of somebody unknown tells about the truth, micro-nats. */
    long informationOfStranger() {
        return information(null);
    }

    /** Mutual information: sum over votes and truths of P(t) P(v|t) ln(P(v|t) / P(v)). */
    private long information(@Nullable Worker worker) {
        var base = communityAccuracy();
        var ratio = odds(accuracy(worker, base)) / odds(base);
        var channel = new double[labels][labels];
        for (var vote = 0; vote < labels; vote++) {
            for (var truth = 0; truth < labels; truth++) {
                channel[vote][truth] = likelihood(worker, truth, vote, ratio);
            }
            if (Arrays.stream(channel[vote]).max().orElseThrow() > channel[vote][vote]) {
                Arrays.fill(channel[vote], 1.0 / labels);
            }
        }
        var all = (double) Arrays.stream(classes).sum();
        var shares = Arrays.stream(classes).mapToDouble(count -> count / all).toArray();
        for (var truth = 0; truth < labels; truth++) {
            var sum = 0.0;
            for (var vote : channel) {
                sum += vote[truth];
            }
            for (var vote : channel) {
                vote[truth] /= sum;
            }
        }
        var information = 0.0;
        for (var vote : channel) {
            var voted = 0.0;
            for (var truth = 0; truth < labels; truth++) {
                voted += shares[truth] * vote[truth];
            }
            for (var truth = 0; truth < labels; truth++) {
                information += shares[truth] * vote[truth] * StrictMath.log(vote[truth] / voted);
            }
        }
        return (long) Math.rint(MICRO * information);
    }

    private double communityAccuracy() {
        var right = 0L;
        for (var truth = 0; truth < labels; truth++) {
            right += community[truth][truth];
        }
        return (double) right / Arrays.stream(communityRows).sum();
    }

    private double accuracy(@Nullable Worker worker, double base) {
        if (worker == null) {
            return base;
        }
        var right = 0L;
        for (var truth = 0; truth < labels; truth++) {
            right += worker.counts[truth][truth];
        }
        return (right + ACCURACY_SHRINKAGE * base) / (worker.credited + ACCURACY_SHRINKAGE);
    }

    private double likelihood(@Nullable Worker worker, int truth, int label, double ratio) {
        var cell = (double) community[truth][label] / communityRows[truth];
        var diagonal = (double) community[truth][truth] / communityRows[truth];
        var shifted = ratio * diagonal / (1 - diagonal);
        var right = shifted / (1 + shifted);
        var prior = truth == label ? right : (1 - right) * cell / (1 - diagonal);
        if (worker != null) {
            prior =
                    (worker.counts[truth][label] + ROW_SHRINKAGE * prior)
                            / (worker.rows[truth] + ROW_SHRINKAGE);
        }
        return Math.min(Math.max(prior, (1 - BELIEF_MAX) / (labels - 1)), BELIEF_MAX);
    }

    private static double odds(double probability) {
        return probability / (1 - probability);
    }

    /** Counts a decided pool. */
    void countClass(int[] posteriorMicro) {
        for (var label = 0; label < labels; label++) {
            classes[label] += posteriorMicro[label];
        }
    }

    /** Credits one vote with what the others say is true. */
    void credit(String workerId, int label, int[] truthMicro, int weight) {
        var worker = workers.computeIfAbsent(workerId, _ -> new Worker(labels));
        for (var truth = 0; truth < labels; truth++) {
            var amount = (long) weight * truthMicro[truth];
            worker.counts[truth][label] += amount;
            worker.rows[truth] += amount;
            community[truth][label] += amount;
            communityRows[truth] += amount;
        }
        worker.credited += weight * MICRO;
    }

    /** Probabilities in millionths of scores in micro-nats. */
    static int[] softmax(long[] scores) {
        var best = Arrays.stream(scores).max().orElseThrow();
        var parts = new double[scores.length];
        var total = 0.0;
        for (var label = 0; label < scores.length; label++) {
            parts[label] = StrictMath.exp((scores[label] - best) / (double) MICRO);
            total += parts[label];
        }
        var micro = new int[scores.length];
        for (var label = 0; label < scores.length; label++) {
            micro[label] = (int) Math.rint(MICRO * parts[label] / total);
        }
        return micro;
    }

    private static long microLog(double value) {
        return (long) Math.rint(MICRO * StrictMath.log(value));
    }
}
