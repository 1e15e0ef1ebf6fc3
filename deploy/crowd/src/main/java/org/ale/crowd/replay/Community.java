/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd.replay;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ale.assignment.domain.HmacSeeds;
import org.ale.assignment.domain.LeaseCommand;
import org.ale.assignment.domain.LeaseDecider;
import org.ale.assignment.domain.LeaseEvent;
import org.ale.assignment.domain.LeaseState;
import org.ale.consensus.domain.PoolCommand;
import org.ale.consensus.domain.PoolDecider;
import org.ale.consensus.domain.PoolEvent;
import org.ale.consensus.domain.PoolState;
import org.ale.consensus.domain.PoolTerms;
import org.ale.eventsourcing.Decision;
import org.ale.kernel.CommunityId;
import org.ale.kernel.ConsensusTerms;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;

/**
 * One community in process: the production rules of assignment and consensus, each following the
 * other's facts as the services do, without a log between them.
 */
final class Community {
    /** Hears what consensus decides. */
    interface Listener {
        void happened(PoolEvent event);
    }

    static final CommunityId ID = new CommunityId(new UUID(0, 1));

    private final PoolDecider pools = new PoolDecider();
    private final PoolState poolState = pools.initialState();
    private final LeaseDecider desk;
    private final LeaseState deskState;
    private final Listener listener;
    private PoolId wanted = new PoolId(new JobId(new UUID(0, 0)), 0);
    private Instant now = Instant.EPOCH;

    Community(Listener listener, long seed) {
        this.listener = listener;
        desk =
                new LeaseDecider(
                        new HmacSeeds(ByteBuffer.allocate(32).putLong(seed).array()),
                        (_, _, _, eligible) -> Math.max(0, eligible.indexOf(wanted)));
        deskState = desk.initialState();
    }

    Instant now() {
        return now;
    }

    boolean isBenched(WorkerId worker, int labels) {
        return poolState.isBenched(worker, labels);
    }

    /** Lets time go by. */
    void pass(long seconds) {
        now = now.plusSeconds(seconds);
    }

    /** Whether a worker would be benched if there were gold. */
    boolean tellsLittle(WorkerId worker, int labels, ConsensusTerms terms) {
        var accuracy = poolState.accuracy(labels);
        return accuracy.creditedMicro(worker) >= terms.benchAfter() * 1_000_000L
                && 10_000 * accuracy.informationOf(worker)
                        < terms.benchRelBps() * accuracy.informationOfStranger();
    }

    boolean isStopped() {
        return poolState.isStopped();
    }

    /**
     * Deals one task, the wanted one, to a worker; the dice are loaded so that it is this one.
     *
     * @return false if the worker has his part of what is open and must wait
     */
    boolean deal(PoolId pool, WorkerId worker, long idleSeconds) {
        now = now.plusSeconds(idleSeconds);
        wanted = pool;
        ask(new LeaseCommand.DealDeck(ID, worker, 1, now));
        var held = deskState.held(worker, now.toEpochMilli());
        if (!held.isEmpty() && !held.contains(pool)) {
            throw new IllegalStateException(worker + " was dealt " + held + ", not " + pool);
        }
        return !held.isEmpty();
    }

    /** Asks the desk, and lets everything follow that follows. */
    void ask(LeaseCommand command) {
        for (var event : accepted(desk.decide(command, deskState), command)) {
            desk.evolve(deskState, event);
            follow(event);
        }
    }

    /** Asks consensus, and lets everything follow that follows. */
    void ask(PoolCommand command) {
        for (var event : accepted(pools.decide(command, poolState), command)) {
            pools.evolve(poolState, event);
            listener.happened(event);
            follow(event);
        }
    }

    private static <E> List<E> accepted(Decision<E> decision, Object command) {
        return switch (decision) {
            case Decision.Accepted<E>(var events) -> events;
            case Decision.Rejected<E>(var reason, var detail) ->
                    throw new IllegalStateException(
                            command + " was refused: " + reason.name() + " " + detail);
        };
    }

    private void follow(LeaseEvent event) {
        if (event instanceof LeaseEvent.PoolOpened opened) {
            var terms =
                    new PoolTerms(
                            opened.taskType(), opened.labels(), opened.gold(), opened.parameters());
            ask(new PoolCommand.OpenVoting(opened.poolId(), terms, opened.version(), now));
        } else if (event instanceof LeaseEvent.AnswerAccepted answer) {
            ask(new PoolCommand.WeighVote(answer.poolId(), answer.worker(), answer.label(), now));
        } else if (event instanceof LeaseEvent.PoolShut shut) {
            ask(new PoolCommand.ShutPool(shut.poolId(), now));
        } else if (event instanceof LeaseEvent.JobExhausted exhausted) {
            ask(new PoolCommand.AuditJob(exhausted.jobId(), exhausted.round(), now));
        }
    }

    private void follow(PoolEvent event) {
        if (event instanceof PoolEvent.VoteWeighed weighed && weighed.open()) {
            ask(new LeaseCommand.FreeSeat(weighed.poolId(), now));
        } else if (event instanceof PoolEvent.PoolClosed closed) {
            ask(new LeaseCommand.LeavePool(closed.poolId(), now));
        } else if (event instanceof PoolEvent.PoolReopened(var poolId, var _)) {
            ask(new LeaseCommand.ReturnPool(poolId, now));
        } else if (event instanceof PoolEvent.WorkerBenched(var worker, var labels, var _)) {
            ask(new LeaseCommand.BenchWorker(worker, labels, now));
        } else if (event instanceof PoolEvent.WorkerUnbenched(var worker, var labels, var _)) {
            ask(new LeaseCommand.UnbenchWorker(worker, labels, now));
        } else if (event instanceof PoolEvent.BreakerTripped) {
            ask(new LeaseCommand.StopDealing(now));
        } else if (event instanceof PoolEvent.BreakerReset) {
            ask(new LeaseCommand.ResumeDealing(now));
        } else if (event instanceof PoolEvent.JobStopped stopped) {
            ask(new LeaseCommand.StopJob(stopped.jobId(), now));
        } else if (event instanceof PoolEvent.JobResumed resumed) {
            ask(new LeaseCommand.ResumeJob(resumed.jobId(), now));
        } else if (event instanceof PoolEvent.JobDecided(var jobId, var _)) {
            ask(new LeaseCommand.FinishJob(ID, jobId, now));
        }
    }
}
