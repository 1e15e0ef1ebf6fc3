/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import org.ale.assignment.domain.LeaseEvent.AnswerAccepted;
import org.ale.assignment.domain.LeaseEvent.DeckDealt;
import org.ale.assignment.domain.LeaseEvent.ItemsAdmitted;
import org.ale.assignment.domain.LeaseEvent.ItemsWithdrawn;
import org.ale.assignment.domain.LeaseEvent.JobStarted;
import org.ale.assignment.domain.LeaseEvent.PoolOpened;
import org.ale.assignment.domain.LeaseState.Lease;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;

/** Folds facts into a desk's state. It refuses nothing; an impossible fact crashes loudly. */
final class LeaseFold {
    private final LeaseState state;

    LeaseFold(LeaseState state) {
        this.state = state;
    }

    void fold(LeaseEvent event) {
        switch (event) {
            case LeaseEvent.ParametersAdopted adopted ->
                    state.parameters.put(
                            adopted.effectiveFrom().toEpochMilli(), adopted.parameters());
            case LeaseEvent.MemberAdmitted(var worker, var _) ->
                    state.members.putIfAbsent(worker, new WorkerDesk(worker));
            case ItemsAdmitted admitted -> admitted(admitted);
            case JobStarted started -> started(started);
            case LeaseEvent.JobHalted(var jobId, var _) -> state.job(jobId).halted = true;
            case LeaseEvent.JobContinued(var jobId, var _) -> state.job(jobId).halted = false;
            case LeaseEvent.JobRanked(var jobId, var promotion, var _) ->
                    state.jobs.computeIfAbsent(jobId, JobDesk::new).promotion = promotion;
            case ItemsWithdrawn withdrawn -> withdrawn(withdrawn);
            case LeaseEvent.EpochCommitted(var epoch, var seedSha256, var _) ->
                    committed(epoch, seedSha256);
            case LeaseEvent.EpochRevealed _ -> state.epochIsOpen = false;
            case PoolOpened opened -> opened(opened);
            case DeckDealt dealt -> dealt(dealt);
            case LeaseEvent.DeckResumed _ -> {}
            case AnswerAccepted answer -> answered(answer);
            case LeaseEvent.TaskSkipped(var poolId, var worker, var at) -> {
                release(poolId, worker, at.toEpochMilli());
                state.pool(poolId).skipped.add(worker);
                state.member(worker).partInWindow--;
            }
            case LeaseEvent.LeaseExpired(var poolId, var worker, var at) -> {
                release(poolId, worker, at.toEpochMilli());
                state.pool(poolId).lapsed.add(worker);
                state.member(worker).partInWindow--;
            }
            case LeaseEvent.PoolShut(var poolId, var _) -> shut(poolId);
            case LeaseEvent.SeatFreed(var poolId, var _) -> freed(poolId);
            case LeaseEvent.PoolLeft(var poolId, var _) -> left(poolId);
            case LeaseEvent.JobExhausted(var jobId, var round, var _) ->
                    state.job(jobId).round = round + 1;
            case LeaseEvent.WorkerBenched(var worker, var labels, var _) ->
                    state.member(worker).bench(labels);
            case LeaseEvent.WorkerUnbenched(var worker, var labels, var _) ->
                    state.member(worker).unbench(labels);
            case LeaseEvent.DealingStopped _ -> state.stopped = true;
            case LeaseEvent.DealingResumed _ -> state.stopped = false;
            case LeaseEvent.PoolReturned(var poolId, var at) -> returned(poolId, at);
            case LeaseEvent.JobFinished(var jobId, var _) -> finished(jobId);
            case LeaseEvent.JobDropped(var jobId, var _) -> state.jobs.remove(jobId);
            case LeaseEvent.JobStopped(var jobId, var _) -> state.job(jobId).stopped = true;
            case LeaseEvent.JobResumed(var jobId, var _) -> state.job(jobId).stopped = false;
        }
    }

    private void admitted(ItemsAdmitted event) {
        var job = state.jobs.computeIfAbsent(event.jobId(), JobDesk::new);
        job.admitted += event.count();
        event.gold().forEach(gold -> job.gold.put(gold.item(), gold.label()));
    }

    private void started(JobStarted event) {
        var job = state.jobs.computeIfAbsent(event.jobId(), JobDesk::new);
        job.terms = event.terms();
        job.order = ItemOrder.of(event.terms().items(), job.gold, event.orderSeed());
        job.left = new LeftPools(event.terms().items());
        job.startedAsNumber = ++state.startedJobs;
    }

    private void withdrawn(ItemsWithdrawn event) {
        var job = state.jobs.computeIfAbsent(event.jobId(), JobDesk::new);
        job.ended = true;
        job.opened = job.order.length;
    }

    private void committed(long epoch, byte[] seedSha256) {
        state.epoch = epoch;
        state.seedSha256 = seedSha256.clone();
        state.epochIsOpen = true;
        state.draws = 0;
    }

    private void opened(PoolOpened event) {
        var job = state.job(event.poolId().jobId());
        job.opened++;
        job.open++;
        state.window.put(event.poolId(), new OpenPool(event));
    }

    private void dealt(DeckDealt event) {
        var expiresAtMillis = event.expiresAt().toEpochMilli();
        var desk = state.member(event.worker());
        state.dealtAtMillis.putLast(event.worker(), event.at().toEpochMilli());
        for (var draw : event.draws()) {
            var pool = state.pool(draw.poolId());
            pool.leases.put(event.worker(), expiresAtMillis);
            pool.movedAtMillis = event.at().toEpochMilli();
            pool.lapsed.remove(event.worker());
            desk.held.add(draw.poolId());
            desk.partInWindow++;
            var lease =
                    new Lease(expiresAtMillis, ++state.dealtLeases, draw.poolId(), event.worker());
            state.leases.add(lease);
            state.leaseOf
                    .computeIfAbsent(draw.poolId(), _ -> new LinkedHashMap<>())
                    .put(event.worker(), lease);
            state.draws = draw.counter();
        }
    }

    private void answered(AnswerAccepted event) {
        release(event.poolId(), event.worker(), event.at().toEpochMilli());
        var pool = state.pool(event.poolId());
        pool.answered.add(event.worker());
        pool.unweighed++;
    }

    private void release(PoolId poolId, WorkerId worker, long atMillis) {
        var pool = state.pool(poolId);
        pool.leases.remove(worker);
        pool.movedAtMillis = atMillis;
        state.member(worker).held.remove(poolId);
        var leases = state.leaseOf.get(poolId);
        if (leases != null) {
            var lease = leases.remove(worker);
            if (lease != null) {
                state.leases.remove(lease);
            }
            if (leases.isEmpty()) {
                state.leaseOf.remove(poolId);
            }
        }
    }

    /** Nobody votes in it again: what is still held is taken from the hands that hold it. */
    private void shut(PoolId poolId) {
        var pool = state.pool(poolId);
        for (var worker : new LinkedHashSet<>(pool.leases.keySet())) {
            release(poolId, worker, pool.movedAtMillis);
            state.member(worker).partInWindow--;
        }
        pool.shut = true;
    }

    private void freed(PoolId poolId) {
        var pool = state.window.get(poolId);
        if (pool != null) {
            pool.votes++;
            pool.unweighed = Math.max(0, pool.unweighed - 1);
        }
    }

    private void left(PoolId poolId) {
        shut(poolId);
        var pool = state.pool(poolId);
        for (var worker : pool.answered) {
            state.member(worker).partInWindow--;
        }
        var job = state.job(poolId.jobId());
        job.open--;
        var seenBy = new LinkedHashSet<>(pool.skipped);
        seenBy.addAll(pool.answered);
        job.left.keep(
                poolId.item(),
                new LeftPool(
                        seenBy.stream().map(worker -> state.member(worker).id).toList(),
                        pool.votes + pool.unweighed,
                        state.same(pool.parameters),
                        pool.version));
        state.window.remove(poolId);
    }

    /** A finished job is forgotten, unless some of its pools have yet to leave. */
    private void finished(JobId jobId) {
        var job = state.job(jobId);
        job.ended = true;
        if (job.open == 0) {
            state.jobs.remove(jobId);
        }
    }

    private void returned(PoolId poolId, Instant at) {
        var job = state.job(poolId.jobId());
        var terms = job.terms;
        var left = job.left.of(poolId.item());
        if (terms == null || left == null) {
            throw new IllegalStateException("a pool returns that never left: " + poolId);
        }
        var pool =
                new OpenPool(
                        new PoolOpened(
                                poolId,
                                terms.taskType(),
                                terms.labels(),
                                job.gold.getOrDefault(poolId.item(), -1),
                                left.parameters(),
                                left.version(),
                                at));
        pool.votes = left.votes();
        pool.skipped.addAll(left.seenBy());
        job.open++;
        state.window.put(poolId, pool);
    }
}
