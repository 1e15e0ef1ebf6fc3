/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ale.consensus.domain.PoolEvent.AuditPassed;
import org.ale.consensus.domain.PoolEvent.BreakerTripped;
import org.ale.consensus.domain.PoolEvent.JobStopped;

/** What a pool with a known answer tells the breaker, and what follows if that is too much. */
final class Alarm {
    private Alarm() {}

    /**
     * Whether the breaker hears of a pool now: once, when its votes alone decide it or when it has
     * measured its voters, as its rule wants. One that was shut before says too little, one of a
     * job that was stopped has said enough.
     *
     * @param ballot the pool's votes, with the one that comes now
     */
    static boolean hears(PoolState state, Pool pool, Ballot ballot) {
        var rule = VotingRule.of(ballot.algorithm());
        return pool.phase() == Pool.Phase.VOTING
                && ballot.terms().isGold()
                && !pool.isHeard()
                && !state.isStopped(pool.id().jobId())
                && (rule.hasMeasured(ballot) || rule.tellsBeforeClosing(ballot));
    }

    /** Whether the votes alone say the known answer. */
    static boolean agrees(Ballot ballot) {
        return VotingRule.of(ballot.algorithm()).verdict(ballot).label() == ballot.terms().gold();
    }

    /**
     * If this pool is one too many, the jobs stop that bring it about, or the breaker trips for the
     * community and all labels are looked at again.
     */
    static List<PoolEvent> raisedBy(PoolState state, Pool pool, Ballot ballot, Instant at) {
        if (!hears(state, pool, ballot)) {
            return List.of();
        }
        var next = state.breaker.copy();
        next.score(pool.id().jobId(), agrees(ballot));
        var culprits = next.culprits(pool.id().jobId());
        if (culprits.isEmpty()) {
            return next.mustTrip() ? communityStops(state, next, at) : List.of();
        }
        var events = new ArrayList<PoolEvent>();
        for (var job : culprits) {
            events.add(new JobStopped(job, next.recentMicro(job), next.longRunMicro(), at));
        }
        return events;
    }

    private static List<PoolEvent> communityStops(PoolState state, Breaker next, Instant at) {
        var events = new ArrayList<PoolEvent>();
        events.add(new BreakerTripped(next.recentMicro(), next.longRunMicro(), at));
        state.models.forEach((labels, model) -> {
            if (model.auditablePools() > 0) {
                events.add(new AuditPassed(labels, model.audits() + 1, null, at));
            }
        });
        return events;
    }
}
