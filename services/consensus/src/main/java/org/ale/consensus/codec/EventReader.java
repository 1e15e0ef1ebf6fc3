/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.codec;

import java.time.Instant;
import org.ale.consensus.domain.Algorithm;
import org.ale.consensus.domain.PoolEvent;
import org.ale.consensus.domain.PoolTerms;
import org.ale.consensus.domain.Verdict;
import org.ale.eventsourcing.UndecodableException;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.TaskType;
import org.ale.kernel.WorkerId;
import org.ale.schemas.ParametersCodec;
import org.ale.schemas.consensus.v1.AuditPassed;
import org.ale.schemas.consensus.v1.PoolClosed;
import org.ale.schemas.consensus.v1.PoolRelabelled;
import org.ale.schemas.consensus.v1.ReputationNoted;
import org.ale.schemas.consensus.v1.VoteWeighed;
import org.ale.schemas.consensus.v1.VotingOpened;

/** Reads facts of one log time from messages. */
final class EventReader {
    private final Instant at;

    EventReader(Instant at) {
        this.at = at;
    }

    PoolEvent read(org.ale.schemas.consensus.v1.PoolEvent message) {
        return switch (message.getEventCase()) {
            case VOTING_OPENED -> read(message.getVotingOpened());
            case VOTE_WEIGHED -> read(message.getVoteWeighed());
            case POOL_CLOSED -> read(message.getPoolClosed());
            case WORKER_BENCHED -> {
                var benched = message.getWorkerBenched();
                yield new PoolEvent.WorkerBenched(
                        WorkerId.of(benched.getWorkerId()), benched.getLabels(), at);
            }
            case WORKER_UNBENCHED -> {
                var unbenched = message.getWorkerUnbenched();
                yield new PoolEvent.WorkerUnbenched(
                        WorkerId.of(unbenched.getWorkerId()), unbenched.getLabels(), at);
            }
            case AUDIT_PASSED -> read(message.getAuditPassed());
            case POOL_REOPENED ->
                    new PoolEvent.PoolReopened(
                            PoolId.of(message.getPoolReopened().getPoolId()), at);
            case POOL_RELABELLED -> read(message.getPoolRelabelled());
            case BREAKER_TRIPPED -> {
                var tripped = message.getBreakerTripped();
                yield new PoolEvent.BreakerTripped(
                        tripped.getRecentMicro(), tripped.getLongRunMicro(), at);
            }
            case BREAKER_RESET ->
                    new PoolEvent.BreakerReset(message.getBreakerReset().getActor(), at);
            case JOB_DECIDED ->
                    new PoolEvent.JobDecided(JobId.of(message.getJobDecided().getJobId()), at);
            case REPUTATION_NOTED -> read(message.getReputationNoted());
            case AUDIT_DEFERRED -> {
                var deferred = message.getAuditDeferred();
                yield new PoolEvent.AuditDeferred(
                        JobId.of(deferred.getJobId()), deferred.getRound(), at);
            }
            case SHUT_DEFERRED ->
                    new PoolEvent.ShutDeferred(
                            PoolId.of(message.getShutDeferred().getPoolId()), at);
            case JOB_STOPPED -> {
                var stopped = message.getJobStopped();
                yield new PoolEvent.JobStopped(
                        JobId.of(stopped.getJobId()),
                        stopped.getRecentMicro(),
                        stopped.getLongRunMicro(),
                        at);
            }
            case JOB_RESUMED -> {
                var resumed = message.getJobResumed();
                yield new PoolEvent.JobResumed(
                        JobId.of(resumed.getJobId()), resumed.getActor(), at);
            }
            case EVENT_NOT_SET -> throw new UndecodableException("a record without a fact");
        };
    }

    private PoolEvent.VotingOpened read(VotingOpened opened) {
        var terms =
                Values.terms(
                        opened.getTaskType(),
                        opened.getLabels(),
                        opened.getGold(),
                        opened.getParameters());
        return new PoolEvent.VotingOpened(
                PoolId.of(opened.getPoolId()),
                terms,
                Algorithm.valueOf(opened.getAlgorithm()),
                Values.scores(opened.getPriorMicroNatsList()),
                at);
    }

    private PoolEvent.VoteWeighed read(VoteWeighed weighed) {
        return new PoolEvent.VoteWeighed(
                PoolId.of(weighed.getPoolId()),
                WorkerId.of(weighed.getWorkerId()),
                weighed.getLabel(),
                Values.scores(weighed.getContributionList()),
                weighed.getVotes(),
                weighed.getOpen(),
                at);
    }

    private PoolEvent.PoolClosed read(PoolClosed closed) {
        var posterior = Values.millionths(closed.getPosteriorMicroList());
        var terms =
                new PoolTerms(
                        TaskType.valueOf(closed.getTaskType()),
                        posterior.size(),
                        closed.getGold() ? closed.getLabel() : PoolTerms.UNKNOWN,
                        ParametersCodec.decode(closed.getParameters()));
        var verdict =
                new Verdict(closed.getLabel(), closed.getConfidenceMicro(), closed.getResolved());
        return new PoolEvent.PoolClosed(
                PoolId.of(closed.getPoolId()),
                terms,
                verdict,
                closed.getBlindLabel(),
                posterior,
                Values.votes(closed.getVotesList()),
                at);
    }

    private PoolEvent.AuditPassed read(AuditPassed passed) {
        var jobId = passed.getJobId().isEmpty() ? null : JobId.of(passed.getJobId());
        return new PoolEvent.AuditPassed(passed.getLabels(), passed.getNumber(), jobId, at);
    }

    private PoolEvent.PoolRelabelled read(PoolRelabelled relabelled) {
        return new PoolEvent.PoolRelabelled(
                PoolId.of(relabelled.getPoolId()),
                relabelled.getPreviousLabel(),
                relabelled.getPreviouslyResolved(),
                new Verdict(
                        relabelled.getLabel(),
                        relabelled.getConfidenceMicro(),
                        relabelled.getResolved()),
                Values.votes(relabelled.getVotesList()),
                ParametersCodec.decode(relabelled.getParameters()),
                at);
    }

    private PoolEvent.ReputationNoted read(ReputationNoted noted) {
        return new PoolEvent.ReputationNoted(
                noted.getReputationsList().stream()
                        .map(each ->
                                Values.reputation(each.getWorkerId(), each.getReputationMicro()))
                        .toList(),
                at);
    }
}
