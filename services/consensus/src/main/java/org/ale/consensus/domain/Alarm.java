/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ale.consensus.domain.PoolEvent.AuditPassed;
import org.ale.consensus.domain.PoolEvent.BreakerTripped;

/** What a pool with a known answer tells the breaker, and what follows if that is too much. */
final class Alarm {
    private Alarm() {}

    /**
     * Whether the breaker hears of a pool now: once, when its votes alone decide it or when it has
     * measured its voters, as its rule wants. One that was shut before says too little.
     *
     * @param ballot the pool's votes, with the one that comes now
     */
    static boolean hears(Pool pool, Ballot ballot) {
        var rule = VotingRule.of(ballot.algorithm());
        return pool.phase() == Pool.Phase.VOTING
                && ballot.terms().isGold()
                && !pool.isHeard()
                && (rule.hasMeasured(ballot) || rule.tellsBeforeClosing(ballot));
    }

    /** Whether the votes alone say the known answer. */
    static boolean agrees(Ballot ballot) {
        return VotingRule.of(ballot.algorithm()).verdict(ballot).label() == ballot.terms().gold();
    }

    /** The breaker trips, if this pool is one too many, and all labels are looked at again. */
    static List<PoolEvent> raisedBy(PoolState state, Pool pool, Ballot ballot, Instant at) {
        if (!hears(pool, ballot)) {
            return List.of();
        }
        var next = state.breaker.copy();
        next.score(agrees(ballot));
        if (!next.mustTrip()) {
            return List.of();
        }
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
