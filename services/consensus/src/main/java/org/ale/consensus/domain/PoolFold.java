/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.util.List;
import org.ale.consensus.domain.PoolEvent.AuditDeferred;
import org.ale.consensus.domain.PoolEvent.AuditPassed;
import org.ale.consensus.domain.PoolEvent.BreakerReset;
import org.ale.consensus.domain.PoolEvent.BreakerTripped;
import org.ale.consensus.domain.PoolEvent.JobDecided;
import org.ale.consensus.domain.PoolEvent.JobResumed;
import org.ale.consensus.domain.PoolEvent.JobStopped;
import org.ale.consensus.domain.PoolEvent.PoolClosed;
import org.ale.consensus.domain.PoolEvent.PoolRelabelled;
import org.ale.consensus.domain.PoolEvent.PoolReopened;
import org.ale.consensus.domain.PoolEvent.ReputationNoted;
import org.ale.consensus.domain.PoolEvent.ShutDeferred;
import org.ale.consensus.domain.PoolEvent.VoteWeighed;
import org.ale.consensus.domain.PoolEvent.VotingOpened;
import org.ale.consensus.domain.PoolEvent.WorkerBenched;
import org.ale.consensus.domain.PoolEvent.WorkerUnbenched;
import org.ale.kernel.JobId;

/** Folds facts into a community's state. It refuses nothing; an impossible fact crashes loudly. */
final class PoolFold {
    private final PoolState state;

    PoolFold(PoolState state) {
        this.state = state;
    }

    void fold(PoolEvent event) {
        switch (event) {
            case VotingOpened opened -> opened(opened);
            case VoteWeighed vote -> weighed(vote);
            case PoolClosed closed -> closed(closed);
            case WorkerBenched(var worker, var labels, var _) -> state.model(labels).bench(worker);
            case WorkerUnbenched(var worker, var labels, var _) ->
                    state.model(labels).unbench(worker);
            case AuditPassed passed -> audited(passed);
            case PoolReopened(var poolId, var _) -> state.knownPool(poolId).reopen();
            case PoolRelabelled relabelled ->
                    state.knownPool(relabelled.poolId()).announce(relabelled.now());
            case BreakerTripped _ -> state.breaker.trip();
            case BreakerReset _ -> reset();
            case JobStopped(var jobId, var _, var _, var _) -> stopped(jobId);
            case JobResumed(var jobId, var _, var _) -> resumed(jobId);
            case JobDecided(var jobId, var _) -> decided(jobId);
            case ReputationNoted(var reputations, var _) ->
                    reputations.forEach(each ->
                            state.reputations.put(each.worker(), each.reputation().micro()));
            case AuditDeferred(var jobId, var round, var _) ->
                    state.deferredAudits.put(jobId, round);
            case ShutDeferred(var poolId, var _) -> state.deferredShuts.add(poolId);
        }
    }

    private void opened(VotingOpened event) {
        var id = event.poolId();
        var job = state.jobs.computeIfAbsent(id.jobId(), _ -> new Job(id.jobId(), event.terms()));
        var terms = job.shared(event.terms());
        var ballot = new Ballot(terms, event.algorithm(), event.prior(), List.of());
        job.open(new Pool(id, ballot));
        if (event.algorithm().isBayesian()) {
            state.model(terms.labels());
        }
    }

    private void weighed(VoteWeighed event) {
        var pool = state.knownPool(event.poolId());
        pool.take(new Vote(state.same(event.worker()), event.label(), event.contribution()));
        if (tellsBeforeClosing(pool)) {
            hear(pool, Alarm.agrees(pool.ballot()));
        }
        if (pool.isAuditable()) {
            state.model(pool.terms().labels()).evidenceChanged();
        }
    }

    /** One that has measured its voters is heard when it closes, as the first versions want. */
    private boolean tellsBeforeClosing(Pool pool) {
        return Alarm.hears(state, pool, pool.ballot())
                && VotingRule.of(pool.ballot().algorithm()).tellsBeforeClosing(pool.ballot());
    }

    private void hear(Pool pool, boolean agreed) {
        state.breaker.score(pool.id().jobId(), agreed);
        pool.hear();
    }

    private void closed(PoolClosed event) {
        var pool = state.knownPool(event.poolId());
        if (pool.phase() == Pool.Phase.VOTING) {
            state.closedPools++;
            if (pool.ballot().algorithm().isBayesian() && !state.isStopped(pool.id().jobId())) {
                state.model(event.terms().labels()).closed(event);
            }
            if (Alarm.hears(state, pool, pool.ballot())) {
                hear(pool, event.blindLabel() == event.verdict().label());
            }
        }
        pool.close(event.verdict());
        state.deferredShuts.remove(pool.id());
    }

    private void audited(AuditPassed event) {
        var model = state.model(event.labels());
        var audit = model.audit(state);
        audit.apply();
        model.audited(audit.accuracy());
        var jobId = event.jobId();
        var job = jobId == null ? null : state.jobs.get(jobId);
        if (job != null) {
            job.end();
        }
        if (jobId != null) {
            state.deferredAudits.remove(jobId);
        }
    }

    /** A job that was decided meanwhile has nothing left to stop, but its pools were heard. */
    private void stopped(JobId jobId) {
        state.breaker.forget(jobId);
        var job = state.jobs.get(jobId);
        if (job == null) {
            return;
        }
        job.stop();
        var model = state.models.get(job.labels());
        if (model != null) {
            model.leaveOut(job.auditablePools());
        }
    }

    private void resumed(JobId jobId) {
        var job = state.knownJob(jobId);
        job.resume();
        var model = state.models.get(job.labels());
        if (model != null) {
            model.takeIn(job.auditablePools());
        }
    }

    private void reset() {
        state.breaker.reset();
        state.deferredShuts.clear();
        state.deferredAudits.clear();
    }

    /**
     * What the job's pools taught is kept, unless the job is stopped; the pools themselves are
     * forgotten.
     */
    private void decided(JobId jobId) {
        state.decidedJobs.add(jobId);
        state.deferredAudits.remove(jobId);
        var job = state.jobs.remove(jobId);
        if (job == null || job.isStopped()) {
            return;
        }
        for (var pool : job.pools()) {
            if (pool.isAuditable()) {
                state.model(job.labels()).settle(pool.ballot());
            }
        }
    }
}
