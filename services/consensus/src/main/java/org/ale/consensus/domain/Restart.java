/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import static org.ale.eventsourcing.Decision.accepted;
import static org.ale.eventsourcing.Decision.rejected;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ale.consensus.domain.PoolCommand.AuditJob;
import org.ale.consensus.domain.PoolCommand.ResetBreaker;
import org.ale.consensus.domain.PoolCommand.ShutPool;
import org.ale.eventsourcing.Decision;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;

/**
 * What follows when an operator lets a stopped community or job go on: what the audit found is
 * told, pools that have all they need close, and what was put off is done, in that order.
 *
 * <p>Each step builds on the one before, so they are rehearsed on a copy of the state. A reset is
 * rare enough for that.
 */
final class Restart {
    private final PoolDecider decider;
    private final Instant at;
    private final List<PoolEvent> events = new ArrayList<>();
    private final PoolState rehearsed;

    private Restart(PoolDecider decider, PoolState copy, Instant at) {
        this.decider = decider;
        this.rehearsed = copy;
        this.at = at;
    }

    static Decision<PoolEvent> decide(PoolDecider decider, ResetBreaker reset, PoolState state) {
        var jobId = reset.jobId();
        return jobId == null
                ? communityGoesOn(decider, reset, state)
                : jobGoesOn(decider, reset, jobId, state);
    }

    /**
     * A job that was stopped alone goes on; in a stopped community its pools wait with the rest.
     */
    private static Decision<PoolEvent> jobGoesOn(
            PoolDecider decider, ResetBreaker reset, JobId jobId, PoolState state) {
        var job = state.jobs.get(jobId);
        if (job == null || !job.isStopped()) {
            return rejected(PoolRejection.BREAKER_NOT_TRIPPED, "This job was not stopped alone.");
        }
        var restart = new Restart(decider, copy(state), reset.at());
        restart.apply(List.of(new PoolEvent.JobResumed(jobId, reset.actor(), reset.at())));
        if (!state.isStopped()) {
            restart.closePools(job, Set.of());
        }
        return accepted(restart.events);
    }

    private static Decision<PoolEvent> communityGoesOn(
            PoolDecider decider, ResetBreaker reset, PoolState state) {
        if (!state.isStopped()) {
            return rejected(PoolRejection.BREAKER_NOT_TRIPPED, "This community was not stopped.");
        }
        var restart = new Restart(decider, copy(state), reset.at());
        restart.apply(List.of(new PoolEvent.BreakerReset(reset.actor(), reset.at())));
        restart.tellLabels();
        state.jobs.values().forEach(job -> restart.closePools(job, state.deferredShuts));
        state.deferredAudits.forEach(
                (jobId, round) -> restart.obey(new AuditJob(jobId, round, reset.at())));
        return accepted(restart.events);
    }

    private void tellLabels() {
        var changed = new ArrayList<PoolEvent>();
        for (var job : rehearsed.jobs.values()) {
            for (var pool : job.pools()) {
                var before = pool.announced();
                var now = pool.current();
                if (before != null && now != null && !pool.isOpen() && now.differsFrom(before)) {
                    var belief = LogLikelihood.posterior(pool.ballot().score());
                    changed.add(AuditReport.relabelled(pool, before, now, belief, at));
                }
            }
        }
        apply(changed);
    }

    private void closePools(Job before, Set<PoolId> deferredShuts) {
        for (var pool : before.pools()) {
            if (pool.isOpen() && (deferredShuts.contains(pool.id()) || closesByItsVotes(pool))) {
                obey(new ShutPool(pool.id(), at));
            }
        }
    }

    /** A job may stop anew on the way. */
    private boolean closesByItsVotes(Pool pool) {
        return !rehearsed.isStopped(pool.id().jobId())
                && PoolDecider.isComplete(pool.ballot(), rehearsed);
    }

    /** The breaker may trip anew on the way: then the rest is put off again. */
    private void obey(PoolCommand command) {
        switch (decider.decide(command, rehearsed)) {
            case Decision.Accepted<PoolEvent>(var follow) -> apply(follow);
            case Decision.Rejected<PoolEvent>(var reason, var _) ->
                    throw new IllegalStateException(command + " was refused: " + reason.name());
        }
    }

    private void apply(List<PoolEvent> follow) {
        for (var event : follow) {
            new PoolFold(rehearsed).fold(event);
            events.add(event);
        }
    }

    private static PoolState copy(PoolState state) {
        try {
            var bytes = new ByteArrayOutputStream();
            try (var out = new ObjectOutputStream(bytes)) {
                out.writeObject(state);
            }
            try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                return (PoolState) in.readObject();
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("a state that cannot be copied", e);
        }
    }
}
