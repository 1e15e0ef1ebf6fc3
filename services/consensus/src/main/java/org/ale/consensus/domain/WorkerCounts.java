/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.io.Serializable;

/** What one worker has shown on pools with one number of labels. */
final class WorkerCounts implements Serializable {
    private static final long serialVersionUID = 1;
    private final Counts counts;
    private long creditedMicro;

    private WorkerCounts(Counts counts, long creditedMicro) {
        this.counts = counts;
        this.creditedMicro = creditedMicro;
    }

    static WorkerCounts none(int labels) {
        return new WorkerCounts(Counts.none(labels), 0);
    }

    WorkerCounts copy() {
        return new WorkerCounts(counts.copy(), creditedMicro);
    }

    void add(int label, Millionths truths, int weight) {
        counts.add(label, truths, weight);
        creditedMicro += (long) weight * Millionths.ONE;
    }

    Counts counts() {
        return counts;
    }

    /** Credited votes in millionths; a vote on gold counts as five. */
    long creditedMicro() {
        return creditedMicro;
    }
}
