/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ale.kernel.JobId;

/**
 * Jobs for which escrows were refused one way out, until they pass. A transaction of several jobs
 * is refused whole for one of them: they are asked for among few then, and at last alone, so that
 * who is not to blame passes in two steps.
 */
final class Doubts implements Serializable {
    /** Jobs of one transaction: a block has room for it. */
    static final int MANY = 50;

    /** Jobs of a transaction after a refusal among many: its root, so that two steps find who. */
    static final int FEW = 7;

    private static final long serialVersionUID = 1;

    /** How a job was refused; the last is the worst. */
    enum Refusal {
        AMONG_MANY,
        AMONG_FEW,
        ALONE
    }

    private final Map<JobId, Refusal> refusals = new LinkedHashMap<>();

    /** When each was refused alone last. */
    private final Map<JobId, Instant> refusedAlone = new LinkedHashMap<>();

    Map<JobId, Refusal> view() {
        return new LinkedHashMap<>(refusals);
    }

    void refuse(List<JobSettlement> jobs, Instant at) {
        var refusal = refusal(jobs.size());
        for (var each : jobs) {
            refusals.merge(each.job(), refusal, Doubts::worse);
            if (refusal == Refusal.ALONE) {
                refusedAlone.put(each.job(), at);
            }
        }
    }

    private static Refusal refusal(int jobs) {
        if (jobs > FEW) {
            return Refusal.AMONG_MANY;
        }
        return jobs > 1 ? Refusal.AMONG_FEW : Refusal.ALONE;
    }

    private static Refusal worse(Refusal one, Refusal other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    void pass(List<JobSettlement> jobs) {
        jobs.forEach(each -> forget(each.job()));
    }

    void forget(JobId job) {
        refusals.remove(job);
        refusedAlone.remove(job);
    }

    boolean isDoubtful(JobId job) {
        return refusals.containsKey(job);
    }

    /** Whether it was refused alone at that time or later. */
    boolean wasRefusedAlone(JobId job, Instant since) {
        var last = refusedAlone.get(job);
        return last != null && !last.isBefore(since);
    }

    /** Whether it is asked for among few: it was refused among many, and no better is known. */
    boolean isAmongFew(JobId job) {
        return refusals.get(job) == Refusal.AMONG_MANY;
    }
}
