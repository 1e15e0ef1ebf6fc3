/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ale.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * What a community has shown on pools with one number of labels: how often each label is true, how
 * its workers confuse labels on the whole, and how each of them does. Whole numbers only; what they
 * mean in logarithms is told by {@link LogLikelihood}.
 */
public final class Accuracy implements Serializable {
    private static final long serialVersionUID = 1;

    /** A vote on gold counts as this many others. */
    private static final int GOLD_WEIGHT = 5;

    /** The prior is worth this many decided pools for each label. */
    private static final long PRIOR_POOLS = 4;

    private final Counts community;
    private final long[] truths;
    private final LinkedHashMap<WorkerId, WorkerCounts> workers;

    private Accuracy(
            Counts community, long[] truths, LinkedHashMap<WorkerId, WorkerCounts> workers) {
        this.community = community;
        this.truths = truths;
        this.workers = workers;
    }

    /** What is believed before anybody voted. */
    public static Accuracy prior(int labels) {
        var truths = new long[labels];
        Arrays.fill(truths, PRIOR_POOLS * Millionths.ONE);
        return new Accuracy(Counts.prior(labels), truths, new LinkedHashMap<>());
    }

    Accuracy copy() {
        var copies = new LinkedHashMap<WorkerId, WorkerCounts>();
        workers.forEach((worker, counts) -> copies.put(worker, counts.copy()));
        return new Accuracy(community.copy(), truths.clone(), copies);
    }

    /** A copy that knows these workers only: enough to see what a few credits would change. */
    Accuracy copyOf(List<CreditedVote> votes) {
        var copies = new LinkedHashMap<WorkerId, WorkerCounts>();
        for (var vote : votes) {
            var counts = workers.get(vote.worker());
            if (counts != null) {
                copies.put(vote.worker(), counts.copy());
            }
        }
        return new Accuracy(community.copy(), truths.clone(), copies);
    }

    /** Credits the voters of a decided pool, and the labels with how likely each is the truth. */
    void credit(Millionths posterior, boolean gold, List<CreditedVote> votes) {
        creditTruth(posterior);
        for (var vote : votes) {
            known(vote.worker()).add(vote.label(), vote.credit(), weight(gold));
            community.add(vote.label(), vote.credit(), weight(gold));
        }
    }

    /** Counts one more decided pool. */
    void creditTruth(Millionths posterior) {
        for (var label = 0; label < truths.length; label++) {
            truths[label] += posterior.at(label);
        }
    }

    /** What a worker has shown; he is known from now on. */
    WorkerCounts known(WorkerId worker) {
        return workers.computeIfAbsent(worker, _ -> WorkerCounts.none(truths.length));
    }

    static int weight(boolean gold) {
        return gold ? GOLD_WEIGHT : 1;
    }

    public int labels() {
        return truths.length;
    }

    Counts community() {
        return community;
    }

    /** Decided pools with this true label, in millionths of a pool. */
    long truths(int label) {
        return truths[label];
    }

    /** What a worker has shown; null if nothing yet. */
    @Nullable WorkerCounts worker(WorkerId worker) {
        return workers.get(worker);
    }

    Map<WorkerId, WorkerCounts> workers() {
        return workers;
    }

    /** Credited votes of a worker in millionths; 0 if he is new. */
    public long creditedMicro(WorkerId worker) {
        var counts = workers.get(worker);
        return counts == null ? 0 : counts.creditedMicro();
    }

    /** How often a worker is right, in millionths: "right 87 % of the time here". */
    public int rightMicro(WorkerId worker) {
        return LogLikelihood.rightMicro(this, workers.get(worker));
    }

    /** What one vote of a worker tells about the truth, micro-nats. */
    public long informationOf(WorkerId worker) {
        return LogLikelihood.information(this, workers.get(worker));
    }

    /** What one vote of a worker nobody knows tells about the truth, micro-nats. */
    public long informationOfStranger() {
        return LogLikelihood.information(this, null);
    }
}
