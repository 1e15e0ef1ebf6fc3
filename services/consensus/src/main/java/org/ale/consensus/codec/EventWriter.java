/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.codec;

import org.ale.consensus.domain.PoolEvent;
import org.ale.schemas.ParametersCodec;
import org.ale.schemas.consensus.v1.AuditDeferred;
import org.ale.schemas.consensus.v1.AuditPassed;
import org.ale.schemas.consensus.v1.BreakerReset;
import org.ale.schemas.consensus.v1.BreakerTripped;
import org.ale.schemas.consensus.v1.JobDecided;
import org.ale.schemas.consensus.v1.JobResumed;
import org.ale.schemas.consensus.v1.JobStopped;
import org.ale.schemas.consensus.v1.NotedReputation;
import org.ale.schemas.consensus.v1.PoolClosed;
import org.ale.schemas.consensus.v1.PoolRelabelled;
import org.ale.schemas.consensus.v1.PoolReopened;
import org.ale.schemas.consensus.v1.ReputationNoted;
import org.ale.schemas.consensus.v1.ShutDeferred;
import org.ale.schemas.consensus.v1.VoteWeighed;
import org.ale.schemas.consensus.v1.VotingOpened;
import org.ale.schemas.consensus.v1.WorkerBenched;
import org.ale.schemas.consensus.v1.WorkerUnbenched;

/** Writes facts as messages. */
final class EventWriter {
    private EventWriter() {}

    static org.ale.schemas.consensus.v1.PoolEvent write(PoolEvent event) {
        var message = org.ale.schemas.consensus.v1.PoolEvent.newBuilder();
        var filled =
                switch (event) {
                    case PoolEvent.VotingOpened opened -> message.setVotingOpened(write(opened));
                    case PoolEvent.VoteWeighed weighed -> message.setVoteWeighed(write(weighed));
                    case PoolEvent.PoolClosed closed -> message.setPoolClosed(write(closed));
                    case PoolEvent.WorkerBenched(var worker, var labels, var _) ->
                            message.setWorkerBenched(
                                    WorkerBenched.newBuilder()
                                            .setWorkerId(worker.toString())
                                            .setLabels(labels));
                    case PoolEvent.WorkerUnbenched(var worker, var labels, var _) ->
                            message.setWorkerUnbenched(
                                    WorkerUnbenched.newBuilder()
                                            .setWorkerId(worker.toString())
                                            .setLabels(labels));
                    case PoolEvent.AuditPassed passed -> message.setAuditPassed(write(passed));
                    case PoolEvent.PoolReopened(var pool, var _) ->
                            message.setPoolReopened(
                                    PoolReopened.newBuilder().setPoolId(pool.toString()));
                    case PoolEvent.PoolRelabelled relabelled ->
                            message.setPoolRelabelled(write(relabelled));
                    case PoolEvent.BreakerTripped(var recent, var longRun, var _) ->
                            message.setBreakerTripped(
                                    BreakerTripped.newBuilder()
                                            .setRecentMicro(recent)
                                            .setLongRunMicro(longRun));
                    case PoolEvent.BreakerReset(var actor, var _) ->
                            message.setBreakerReset(BreakerReset.newBuilder().setActor(actor));
                    case PoolEvent.JobDecided(var job, var _) ->
                            message.setJobDecided(JobDecided.newBuilder().setJobId(job.toString()));
                    case PoolEvent.ReputationNoted noted ->
                            message.setReputationNoted(write(noted));
                    case PoolEvent.AuditDeferred(var job, var round, var _) ->
                            message.setAuditDeferred(
                                    AuditDeferred.newBuilder()
                                            .setJobId(job.toString())
                                            .setRound(round));
                    case PoolEvent.ShutDeferred(var pool, var _) ->
                            message.setShutDeferred(
                                    ShutDeferred.newBuilder().setPoolId(pool.toString()));
                    case PoolEvent.JobStopped(var job, var recent, var longRun, var _) ->
                            message.setJobStopped(
                                    JobStopped.newBuilder()
                                            .setJobId(job.toString())
                                            .setRecentMicro(recent)
                                            .setLongRunMicro(longRun));
                    case PoolEvent.JobResumed(var job, var actor, var _) ->
                            message.setJobResumed(
                                    JobResumed.newBuilder()
                                            .setJobId(job.toString())
                                            .setActor(actor));
                };
        return filled.build();
    }

    private static VotingOpened write(PoolEvent.VotingOpened opened) {
        var terms = opened.terms();
        return VotingOpened.newBuilder()
                .setPoolId(opened.poolId().toString())
                .setTaskType(terms.taskType().name())
                .setLabels(terms.labels())
                .setGold(Values.goldOnWire(terms))
                .setParameters(ParametersCodec.encode(terms.parameters()))
                .setAlgorithm(opened.algorithm().name())
                .addAllPriorMicroNats(Values.list(opened.prior()))
                .build();
    }

    private static VoteWeighed write(PoolEvent.VoteWeighed weighed) {
        return VoteWeighed.newBuilder()
                .setPoolId(weighed.poolId().toString())
                .setWorkerId(weighed.worker().toString())
                .setLabel(weighed.label())
                .addAllContribution(Values.list(weighed.contribution()))
                .setVotes(weighed.votes())
                .setOpen(weighed.open())
                .build();
    }

    private static PoolClosed write(PoolEvent.PoolClosed closed) {
        var terms = closed.terms();
        return PoolClosed.newBuilder()
                .setPoolId(closed.poolId().toString())
                .setLabel(closed.verdict().label())
                .setConfidenceMicro(closed.verdict().confidenceMicro())
                .setResolved(closed.verdict().resolved())
                .setGold(terms.isGold())
                .setBlindLabel(closed.blindLabel())
                .addAllPosteriorMicro(Values.list(closed.posterior()))
                .addAllVotes(Values.votesOnWire(closed.votes()))
                .setParameters(ParametersCodec.encode(terms.parameters()))
                .setTaskType(terms.taskType().name())
                .build();
    }

    private static AuditPassed write(PoolEvent.AuditPassed passed) {
        var jobId = passed.jobId();
        return AuditPassed.newBuilder()
                .setLabels(passed.labels())
                .setNumber(passed.number())
                .setJobId(jobId == null ? "" : jobId.toString())
                .build();
    }

    private static PoolRelabelled write(PoolEvent.PoolRelabelled relabelled) {
        return PoolRelabelled.newBuilder()
                .setPoolId(relabelled.poolId().toString())
                .setPreviousLabel(relabelled.previousLabel())
                .setPreviouslyResolved(relabelled.previouslyResolved())
                .setLabel(relabelled.now().label())
                .setConfidenceMicro(relabelled.now().confidenceMicro())
                .setResolved(relabelled.now().resolved())
                .addAllVotes(Values.votesOnWire(relabelled.votes()))
                .setParameters(ParametersCodec.encode(relabelled.parameters()))
                .build();
    }

    private static ReputationNoted write(PoolEvent.ReputationNoted noted) {
        var message = ReputationNoted.newBuilder();
        for (var each : noted.reputations()) {
            message.addReputations(
                    NotedReputation.newBuilder()
                            .setWorkerId(each.worker().toString())
                            .setReputationMicro(each.reputation().micro()));
        }
        return message.build();
    }
}
