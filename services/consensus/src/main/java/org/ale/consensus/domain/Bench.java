/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ale.kernel.ConsensusTerms;
import org.ale.kernel.WorkerId;

/**
 * Who is dealt gold only, because his votes tell much less than a stranger's would. Only where
 * there is gold, for gold is the way back.
 */
final class Bench {
    private static final long BPS = 10_000;
    private final Model model;
    private final Accuracy accuracy;
    private final ConsensusTerms terms;
    private final boolean enabled;
    private final long leastTimesBps;

    /**
     * A look at some workers.
     *
     * @param accuracy what the look is based on: the model's, or what it is about to become
     * @param goldCloses whether a pool with a known answer closes just now
     */
    Bench(Model model, Accuracy accuracy, ConsensusTerms terms, boolean goldCloses) {
        this.model = model;
        this.accuracy = accuracy;
        this.terms = terms;
        enabled = terms.benchAfter() > 0 && terms.goldBps() > 0 && (model.hasGold() || goldCloses);
        leastTimesBps = enabled ? terms.benchRelBps() * accuracy.informationOfStranger() : 0;
    }

    /** What changes for these workers, in their order. */
    List<PoolEvent> changes(Iterable<WorkerId> workers, Instant at) {
        var changes = new ArrayList<PoolEvent>();
        for (var worker : workers) {
            var benched = model.isBenched(worker);
            if (benched != belongsHere(worker)) {
                changes.add(
                        benched
                                ? new PoolEvent.WorkerUnbenched(worker, accuracy.labels(), at)
                                : new PoolEvent.WorkerBenched(worker, accuracy.labels(), at));
            }
        }
        return changes;
    }

    private boolean belongsHere(WorkerId worker) {
        return enabled
                && accuracy.creditedMicro(worker) >= (long) terms.benchAfter() * Millionths.ONE
                && BPS * accuracy.informationOf(worker) < leastTimesBps;
    }
}
