/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.ale.consensus.domain.PoolEvent.AuditPassed;
import org.ale.consensus.domain.PoolEvent.PoolRelabelled;
import org.ale.consensus.domain.PoolEvent.PoolReopened;
import org.ale.kernel.JobId;
import org.jspecify.annotations.Nullable;

/**
 * What an audit has to tell: labels that changed, pools that need more votes, and who is benched.
 */
final class AuditReport {
    private static final long BPS = 10_000;

    /**
     * The end of a job is the last chance, so it may re-open as much as any community may allow.
     */
    private static final long END_BPS = 3_000;

    private final PoolState state;
    private final Model model;
    private final Audit audit;
    private final PoolTerms terms;
    private final Instant at;

    /**
     * Runs the audit.
     *
     * @param terms whose number of labels is audited, and whose limits hold
     */
    AuditReport(PoolState state, Model model, PoolTerms terms, Instant at) {
        this.state = state;
        this.model = model;
        this.terms = terms;
        this.at = at;
        audit = model.audit(state);
    }

    /**
     * The facts that follow.
     *
     * @param jobId the job whose end causes it; null for a periodic audit
     * @param mayReopen which uncertain pools may be opened again
     */
    List<PoolEvent> events(@Nullable JobId jobId, Predicate<Pool> mayReopen) {
        var events = new ArrayList<PoolEvent>();
        events.add(new AuditPassed(terms.labels(), model.audits() + 1, jobId, at));
        for (var index = 0; index < audit.pools().size(); index++) {
            var pool = audit.pools().get(index);
            var before = pool.announced();
            if (!pool.isOpen() && before != null) {
                var now = audit.verdict(index);
                if (now.differsFrom(before)) {
                    events.add(relabelled(pool, before, now, audit.belief(index), at));
                }
            }
        }
        audit.uncertain().stream()
                .filter(mayReopen)
                .limit(model.auditablePools() * reopenBps(jobId) / BPS)
                .forEach(pool -> events.add(new PoolReopened(pool.id(), at)));
        events.addAll(
                new Bench(model, audit.accuracy(), terms.consensus(), false)
                        .changes(audit.accuracy().workers().keySet(), at));
        return events;
    }

    private long reopenBps(@Nullable JobId jobId) {
        var allowed = terms.parameters().audit().auditBps();
        return jobId == null || allowed == 0 ? allowed : END_BPS;
    }

    /** A pool may be opened again by a periodic audit unless its job has come to its end. */
    boolean isRunning(Pool pool) {
        var job = state.jobs.get(pool.id().jobId());
        return job != null && !job.isEnding();
    }

    static PoolRelabelled relabelled(
            Pool pool, Verdict before, Verdict now, Millionths belief, Instant at) {
        var votes =
                pool.ballot().votes().stream()
                        .map(vote -> new CreditedVote(vote.worker(), vote.label(), belief))
                        .toList();
        return new PoolRelabelled(
                pool.id(),
                before.label(),
                before.resolved(),
                now,
                votes,
                pool.terms().parameters(),
                at);
    }
}
