/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import static org.ale.eventsourcing.Decision.accepted;
import static org.ale.eventsourcing.Decision.rejected;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.ale.assignment.domain.LeaseCommand.AcceptAnswer;
import org.ale.assignment.domain.LeaseCommand.AdmitItems;
import org.ale.assignment.domain.LeaseCommand.StartJob;
import org.ale.eventsourcing.Decider;
import org.ale.eventsourcing.Decision;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * Deals random tasks, blind, and takes one answer of each worker for each item. It knows nothing of
 * what anybody answered: labels are consensus's affair.
 */
public final class LeaseDecider implements Decider<LeaseCommand, LeaseState, LeaseEvent> {
    private final SeedSource seeds;
    private final Dealing dealing;

    /** The rules with draws that nobody can steer and anybody can check. */
    public LeaseDecider(SeedSource seeds) {
        this(seeds, Chance.UNIFORM);
    }

    /** The rules with another source of chance: a replay follows its own dice. */
    public LeaseDecider(SeedSource seeds, Chance chance) {
        this.seeds = seeds;
        dealing = new Dealing(seeds, chance);
    }

    @Override
    public LeaseState initialState() {
        return new LeaseState();
    }

    @Override
    public LeaseState evolve(LeaseState state, LeaseEvent event) {
        new LeaseFold(state).fold(event);
        return state;
    }

    @Override
    public Decision<LeaseEvent> decide(LeaseCommand command, LeaseState state) {
        return switch (command) {
            case LeaseCommand.AdoptParameters adopt ->
                    accepted(new Window(state, adopt.at()).adopt(adopt));
            case LeaseCommand.AdmitMember(var worker, var at) ->
                    state.isMember(worker)
                            ? accepted()
                            : accepted(new LeaseEvent.MemberAdmitted(worker, at));
            case AdmitItems admit -> admitItems(admit, state);
            case StartJob start -> startJob(start, state);
            case LeaseCommand.HaltJob(var jobId, var at) ->
                    state.jobs.containsKey(jobId)
                            ? accepted(new Window(state, at).halt(jobId))
                            : unknownJob();
            case LeaseCommand.ContinueJob(var jobId, var at) ->
                    state.jobs.containsKey(jobId)
                            ? accepted(new Window(state, at).proceed(jobId))
                            : unknownJob();
            case LeaseCommand.RankJob(var jobId, var promotion, var at) ->
                    accepted(new LeaseEvent.JobRanked(jobId, promotion, at));
            case LeaseCommand.WithdrawJob(var jobId, var at) ->
                    new JobEnding(state, jobId, at).withdraw();
            case LeaseCommand.DropJob(var jobId, var at) -> drop(jobId, at, state);
            case LeaseCommand.EndJob(var jobId, var at) -> new JobEnding(state, jobId, at).end();
            case LeaseCommand.DealDeck deal -> dealing.deal(deal, state);
            case AcceptAnswer answer -> acceptAnswer(answer, state);
            case LeaseCommand.SkipTask skip -> skipTask(skip, state);
            case LeaseCommand.ExpireLeases(var at) ->
                    state.hasLeases()
                            ? accepted(Lapsed.events(state, at))
                            : rejected(TimerRejection.NOTHING_HELD);
            case LeaseCommand.FreeSeat(var poolId, var at) -> freeSeat(poolId, at, state);
            case LeaseCommand.LeavePool(var poolId, var at) ->
                    state.window.containsKey(poolId)
                            ? accepted(new Window(state, at).leave(poolId))
                            : accepted();
            case LeaseCommand.ReturnPool(var poolId, var at) -> returnPool(poolId, at, state);
            case LeaseCommand.BenchWorker(var worker, var labels, var at) ->
                    changesBench(worker, labels, true, state)
                            ? accepted(new LeaseEvent.WorkerBenched(worker, labels, at))
                            : accepted();
            case LeaseCommand.UnbenchWorker(var worker, var labels, var at) ->
                    changesBench(worker, labels, false, state)
                            ? accepted(new LeaseEvent.WorkerUnbenched(worker, labels, at))
                            : accepted();
            case LeaseCommand.StopDealing(var at) ->
                    state.stopped ? accepted() : accepted(new LeaseEvent.DealingStopped(at));
            case LeaseCommand.ResumeDealing(var at) ->
                    state.stopped ? accepted(new LeaseEvent.DealingResumed(at)) : accepted();
            case LeaseCommand.StopJob(var jobId, var at) ->
                    changesStop(jobId, true, state)
                            ? accepted(new Window(state, at).stop(jobId))
                            : accepted();
            case LeaseCommand.ResumeJob(var jobId, var at) ->
                    changesStop(jobId, false, state)
                            ? accepted(new Window(state, at).resume(jobId))
                            : accepted();
            case LeaseCommand.FinishJob finish -> dealing.finish(finish, state);
        };
    }

    private static Decision<LeaseEvent> unknownJob() {
        return rejected(LeaseRejection.NO_SUCH_JOB, sentence(LeaseRejection.NO_SUCH_JOB));
    }

    /** What has started was funded, so it ends as a funded job does. */
    private static Decision<LeaseEvent> drop(JobId jobId, Instant at, LeaseState state) {
        var job = state.jobs.get(jobId);
        return job == null || job.isStarted()
                ? accepted()
                : accepted(new LeaseEvent.JobDropped(jobId, at));
    }

    private static Decision<LeaseEvent> admitItems(AdmitItems admit, LeaseState state) {
        var job = state.jobs.get(admit.jobId());
        if (job != null && job.isStarted()) {
            return rejected(LeaseRejection.JOB_ALREADY_STARTED, "The job takes no more items.");
        }
        return accepted(
                new LeaseEvent.ItemsAdmitted(
                        admit.jobId(), admit.firstItem(), admit.count(), admit.gold(), admit.at()));
    }

    private Decision<LeaseEvent> startJob(StartJob start, LeaseState state) {
        var job = state.jobs.get(start.jobId());
        if (job == null || job.admitted != start.terms().items()) {
            return rejected(LeaseRejection.ITEMS_MISSING, "Not all items have arrived.");
        }
        if (job.isStarted()) {
            return rejected(LeaseRejection.JOB_ALREADY_STARTED);
        }
        var orderSeed = HexFormat.of().formatHex(seeds.orderSeed(start.jobId()));
        return accepted(new Window(state, start.at()).startedBy(start, job, orderSeed));
    }

    private static Decision<LeaseEvent> acceptAnswer(AcceptAnswer answer, LeaseState state) {
        var refusal = refusal(answer.poolId(), answer.worker(), answer.at().toEpochMilli(), state);
        if (refusal != null) {
            return rejected(refusal, sentence(refusal));
        }
        var pool = state.pool(answer.poolId());
        if (answer.label() < 0 || answer.label() >= pool.labels) {
            return rejected(
                    LeaseRejection.UNKNOWN_LABEL,
                    "The question has the labels 0 to " + (pool.labels - 1) + ".");
        }
        return accepted(
                new LeaseEvent.AnswerAccepted(
                        answer.poolId(), answer.worker(), answer.label(), answer.at()));
    }

    private static Decision<LeaseEvent> skipTask(LeaseCommand.SkipTask skip, LeaseState state) {
        var refusal = refusal(skip.poolId(), skip.worker(), skip.at().toEpochMilli(), state);
        if (refusal != null) {
            return rejected(refusal, sentence(refusal));
        }
        var skipped = new LeaseEvent.TaskSkipped(skip.poolId(), skip.worker(), skip.at());
        return JobEnding.closesWithout(state, state.pool(skip.poolId()), 1, 0)
                ? accepted(skipped, new LeaseEvent.PoolShut(skip.poolId(), skip.at()))
                : accepted(skipped);
    }

    private static Decision<LeaseEvent> freeSeat(PoolId poolId, Instant at, LeaseState state) {
        var pool = state.window.get(poolId);
        if (pool == null) {
            return accepted();
        }
        var freed = new LeaseEvent.SeatFreed(poolId, at);
        return JobEnding.closesWithout(state, pool, 0, 1)
                ? accepted(freed, new LeaseEvent.PoolShut(poolId, at))
                : accepted(freed);
    }

    /** Why a worker's word on a task is not taken now; null if he holds the task. */
    private static @Nullable LeaseRejection refusal(
            PoolId poolId, WorkerId worker, long nowMillis, LeaseState state) {
        if (!state.isMember(worker)) {
            return LeaseRejection.NOT_A_MEMBER;
        }
        var pool = state.window.get(poolId);
        if (pool == null) {
            return gone(poolId, worker, state);
        }
        if (pool.answered.contains(worker)) {
            return LeaseRejection.ALREADY_ANSWERED;
        }
        if (pool.shut) {
            return LeaseRejection.POOL_NOT_OPEN;
        }
        var expiresAtMillis = pool.leases.get(worker);
        if (expiresAtMillis == null) {
            return pool.lapsed.contains(worker)
                    ? LeaseRejection.LEASE_EXPIRED
                    : LeaseRejection.NOT_DEALT;
        }
        return expiresAtMillis <= nowMillis ? LeaseRejection.LEASE_EXPIRED : null;
    }

    /** Why a word on a pool that is not open, or not any more, is not taken. */
    private static LeaseRejection gone(PoolId poolId, WorkerId worker, LeaseState state) {
        var job = state.jobs.get(poolId.jobId());
        if (job == null) {
            return LeaseRejection.NO_SUCH_TASK;
        }
        var left = job.left.of(poolId.item());
        return left != null && left.seenBy().contains(worker)
                ? LeaseRejection.ALREADY_ANSWERED
                : LeaseRejection.POOL_NOT_OPEN;
    }

    private static String sentence(LeaseRejection refusal) {
        return switch (refusal) {
            case NOT_A_MEMBER -> "Join the community first.";
            case NO_SUCH_TASK -> "This community has no such task.";
            case POOL_NOT_OPEN -> "This task is decided; it takes no more answers.";
            case NOT_DEALT -> "This task was not dealt to you.";
            case LEASE_EXPIRED -> "You held this task too long; it was given to somebody else.";
            case ALREADY_ANSWERED -> "You have answered or passed over this task before.";
            case NO_SUCH_COMMUNITY -> "There is no such community.";
            case UNKNOWN_LABEL -> "The question has no such label.";
            case DECK_TOO_LARGE -> "The deck is larger than this community deals.";
            case NO_SUCH_JOB -> "No items of this job have arrived.";
            case JOB_ALREADY_STARTED -> "The job has started.";
            case ITEMS_MISSING -> "Not all items have arrived.";
        };
    }

    /** A job whose client wants no more answers closes a returned pool at once. */
    private static Decision<LeaseEvent> returnPool(PoolId poolId, Instant at, LeaseState state) {
        var job = state.jobs.get(poolId.jobId());
        if (job == null || job.left.of(poolId.item()) == null || state.window.containsKey(poolId)) {
            return accepted();
        }
        List<LeaseEvent> events = new ArrayList<>();
        events.add(new LeaseEvent.PoolReturned(poolId, at));
        if (job.ended) {
            events.add(new LeaseEvent.PoolShut(poolId, at));
        }
        return accepted(events);
    }

    /** A job that is over is unknown here, and there is nothing left to stop. */
    private static boolean changesStop(JobId jobId, boolean toStopped, LeaseState state) {
        var job = state.jobs.get(jobId);
        return job != null && job.stopped != toStopped;
    }

    private static boolean changesBench(
            WorkerId worker, int labels, boolean toBenched, LeaseState state) {
        var desk = state.members.get(worker);
        return desk != null && desk.changesBench(labels, toBenched);
    }
}
