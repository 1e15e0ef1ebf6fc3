/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.codec;

import java.time.Instant;
import java.util.HexFormat;
import org.ale.assignment.domain.LeaseCommand.JobTerms;
import org.ale.assignment.domain.LeaseEvent;
import org.ale.eventsourcing.UndecodableException;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.TaskType;
import org.ale.kernel.WorkerId;
import org.ale.schemas.ParametersCodec;
import org.ale.schemas.assignment.v1.DeckDealt;
import org.ale.schemas.assignment.v1.JobStarted;
import org.ale.schemas.assignment.v1.PoolOpened;

/** Facts from messages. */
final class EventReader {
    private EventReader() {}

    static LeaseEvent read(org.ale.schemas.assignment.v1.LeaseEvent message, Instant at) {
        return switch (message.getEventCase()) {
            case PARAMETERS_ADOPTED -> {
                var adopted = message.getParametersAdopted();
                yield new LeaseEvent.ParametersAdopted(
                        adopted.getVersion(),
                        ParametersCodec.decode(adopted.getParameters()),
                        Instant.ofEpochMilli(adopted.getEffectiveFromMillis()),
                        at);
            }
            case ITEMS_ADMITTED -> {
                var admitted = message.getItemsAdmitted();
                yield new LeaseEvent.ItemsAdmitted(
                        JobId.of(admitted.getJobId()),
                        admitted.getFirstItem(),
                        admitted.getCount(),
                        Gold.read(admitted.getGoldList()),
                        at);
            }
            case JOB_STARTED -> started(message.getJobStarted(), at);
            case JOB_RANKED ->
                    new LeaseEvent.JobRanked(
                            JobId.of(message.getJobRanked().getJobId()),
                            Ale.ofBaseUnits(message.getJobRanked().getPromotionBaseUnits()),
                            at);
            case ITEMS_WITHDRAWN ->
                    new LeaseEvent.ItemsWithdrawn(
                            JobId.of(message.getItemsWithdrawn().getJobId()),
                            message.getItemsWithdrawn().getCount(),
                            at);
            case EPOCH_COMMITTED ->
                    new LeaseEvent.EpochCommitted(
                            message.getEpochCommitted().getEpoch(),
                            message.getEpochCommitted().getSeedSha256().toByteArray(),
                            at);
            case EPOCH_REVEALED ->
                    new LeaseEvent.EpochRevealed(
                            message.getEpochRevealed().getEpoch(),
                            message.getEpochRevealed().getSeed().toByteArray(),
                            at);
            case POOL_OPENED -> opened(message.getPoolOpened(), at);
            case DECK_DEALT -> dealt(message.getDeckDealt(), at);
            case DECK_RESUMED ->
                    new LeaseEvent.DeckResumed(
                            WorkerId.of(message.getDeckResumed().getWorkerId()),
                            message.getDeckResumed().getPoolIdsList().stream()
                                    .map(PoolId::of)
                                    .toList(),
                            Instant.ofEpochMilli(message.getDeckResumed().getExpiresAtMillis()),
                            at);
            case ANSWER_ACCEPTED ->
                    new LeaseEvent.AnswerAccepted(
                            PoolId.of(message.getAnswerAccepted().getPoolId()),
                            WorkerId.of(message.getAnswerAccepted().getWorkerId()),
                            message.getAnswerAccepted().getLabel(),
                            at);
            case JOB_EXHAUSTED ->
                    new LeaseEvent.JobExhausted(
                            JobId.of(message.getJobExhausted().getJobId()),
                            message.getJobExhausted().getRound(),
                            at);
            case TASK_SKIPPED ->
                    new LeaseEvent.TaskSkipped(
                            PoolId.of(message.getTaskSkipped().getPoolId()),
                            WorkerId.of(message.getTaskSkipped().getWorkerId()),
                            at);
            case LEASE_EXPIRED ->
                    new LeaseEvent.LeaseExpired(
                            PoolId.of(message.getLeaseExpired().getPoolId()),
                            WorkerId.of(message.getLeaseExpired().getWorkerId()),
                            at);
            case POOL_SHUT ->
                    new LeaseEvent.PoolShut(PoolId.of(message.getPoolShut().getPoolId()), at);
            case SEAT_FREED ->
                    new LeaseEvent.SeatFreed(PoolId.of(message.getSeatFreed().getPoolId()), at);
            case POOL_LEFT ->
                    new LeaseEvent.PoolLeft(PoolId.of(message.getPoolLeft().getPoolId()), at);
            case POOL_RETURNED ->
                    new LeaseEvent.PoolReturned(
                            PoolId.of(message.getPoolReturned().getPoolId()), at);
            case MEMBER_ADMITTED ->
                    new LeaseEvent.MemberAdmitted(
                            WorkerId.of(message.getMemberAdmitted().getWorkerId()), at);
            case WORKER_BENCHED ->
                    new LeaseEvent.WorkerBenched(
                            WorkerId.of(message.getWorkerBenched().getWorkerId()),
                            message.getWorkerBenched().getLabels(),
                            at);
            case WORKER_UNBENCHED ->
                    new LeaseEvent.WorkerUnbenched(
                            WorkerId.of(message.getWorkerUnbenched().getWorkerId()),
                            message.getWorkerUnbenched().getLabels(),
                            at);
            case JOB_HALTED ->
                    new LeaseEvent.JobHalted(JobId.of(message.getJobHalted().getJobId()), at);
            case JOB_CONTINUED ->
                    new LeaseEvent.JobContinued(JobId.of(message.getJobContinued().getJobId()), at);
            case JOB_FINISHED ->
                    new LeaseEvent.JobFinished(JobId.of(message.getJobFinished().getJobId()), at);
            case JOB_DROPPED ->
                    new LeaseEvent.JobDropped(JobId.of(message.getJobDropped().getJobId()), at);
            case JOB_STOPPED ->
                    new LeaseEvent.JobStopped(JobId.of(message.getJobStopped().getJobId()), at);
            case JOB_RESUMED ->
                    new LeaseEvent.JobResumed(JobId.of(message.getJobResumed().getJobId()), at);
            case DEALING_STOPPED -> new LeaseEvent.DealingStopped(at);
            case DEALING_RESUMED -> new LeaseEvent.DealingResumed(at);
            case EVENT_NOT_SET -> throw new UndecodableException("a fact without a meaning");
        };
    }

    private static LeaseEvent.JobStarted started(JobStarted started, Instant at) {
        return new LeaseEvent.JobStarted(
                JobId.of(started.getJobId()),
                new JobTerms(
                        TaskType.valueOf(started.getTaskType()),
                        started.getLabels(),
                        started.getItems(),
                        started.getConfidenceMicro()),
                HexFormat.of().formatHex(started.getOrderSeed().toByteArray()),
                at);
    }

    private static LeaseEvent.PoolOpened opened(PoolOpened opened, Instant at) {
        return new LeaseEvent.PoolOpened(
                PoolId.of(opened.getPoolId()),
                TaskType.valueOf(opened.getTaskType()),
                opened.getLabels(),
                opened.getGold() - 1,
                ParametersCodec.decode(opened.getParameters()),
                Math.max(1, opened.getRuleVersion()),
                at);
    }

    private static LeaseEvent.DeckDealt dealt(DeckDealt dealt, Instant at) {
        return new LeaseEvent.DeckDealt(
                WorkerId.of(dealt.getWorkerId()),
                dealt.getEpoch(),
                dealt.getDrawsList().stream()
                        .map(draw ->
                                new LeaseEvent.Draw(
                                        draw.getCounter(),
                                        draw.getEligible(),
                                        PoolId.of(draw.getPoolId())))
                        .toList(),
                dealt.getOffered(),
                Instant.ofEpochMilli(dealt.getExpiresAtMillis()),
                at);
    }
}
