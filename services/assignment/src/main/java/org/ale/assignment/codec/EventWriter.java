/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.codec;

import com.google.protobuf.ByteString;
import org.ale.assignment.domain.LeaseEvent;
import org.ale.kernel.PoolId;
import org.ale.schemas.ParametersCodec;
import org.ale.schemas.assignment.v1.AnswerAccepted;
import org.ale.schemas.assignment.v1.DealingResumed;
import org.ale.schemas.assignment.v1.DealingStopped;
import org.ale.schemas.assignment.v1.DeckDealt;
import org.ale.schemas.assignment.v1.DeckResumed;
import org.ale.schemas.assignment.v1.Draw;
import org.ale.schemas.assignment.v1.EpochCommitted;
import org.ale.schemas.assignment.v1.EpochRevealed;
import org.ale.schemas.assignment.v1.ItemsAdmitted;
import org.ale.schemas.assignment.v1.ItemsWithdrawn;
import org.ale.schemas.assignment.v1.JobContinued;
import org.ale.schemas.assignment.v1.JobDropped;
import org.ale.schemas.assignment.v1.JobExhausted;
import org.ale.schemas.assignment.v1.JobFinished;
import org.ale.schemas.assignment.v1.JobHalted;
import org.ale.schemas.assignment.v1.JobRanked;
import org.ale.schemas.assignment.v1.JobResumed;
import org.ale.schemas.assignment.v1.JobStarted;
import org.ale.schemas.assignment.v1.JobStopped;
import org.ale.schemas.assignment.v1.LeaseExpired;
import org.ale.schemas.assignment.v1.MemberAdmitted;
import org.ale.schemas.assignment.v1.ParametersAdopted;
import org.ale.schemas.assignment.v1.PoolLeft;
import org.ale.schemas.assignment.v1.PoolOpened;
import org.ale.schemas.assignment.v1.PoolReturned;
import org.ale.schemas.assignment.v1.PoolShut;
import org.ale.schemas.assignment.v1.SeatFreed;
import org.ale.schemas.assignment.v1.TaskSkipped;
import org.ale.schemas.assignment.v1.WorkerBenched;
import org.ale.schemas.assignment.v1.WorkerUnbenched;

/** Facts as messages. A label that may be unknown is sent as index + 1. */
final class EventWriter {
    private EventWriter() {}

    static org.ale.schemas.assignment.v1.LeaseEvent write(LeaseEvent event) {
        var message = org.ale.schemas.assignment.v1.LeaseEvent.newBuilder();
        fill(message, event);
        return message.build();
    }

    private static void fill(
            org.ale.schemas.assignment.v1.LeaseEvent.Builder message, LeaseEvent event) {
        switch (event) {
            case LeaseEvent.ParametersAdopted adopted ->
                    message.setParametersAdopted(adopted(adopted));
            case LeaseEvent.ItemsAdmitted admitted -> message.setItemsAdmitted(items(admitted));
            case LeaseEvent.JobStarted started -> message.setJobStarted(started(started));
            case LeaseEvent.JobRanked(var job, var promotion, var _) ->
                    message.setJobRanked(
                            JobRanked.newBuilder()
                                    .setJobId(job.toString())
                                    .setPromotionBaseUnits(promotion.toString()));
            case LeaseEvent.ItemsWithdrawn(var job, var count, var _) ->
                    message.setItemsWithdrawn(
                            ItemsWithdrawn.newBuilder().setJobId(job.toString()).setCount(count));
            case LeaseEvent.EpochCommitted(var epoch, var sha256, var _) ->
                    message.setEpochCommitted(
                            EpochCommitted.newBuilder()
                                    .setEpoch(epoch)
                                    .setSeedSha256(ByteString.copyFrom(sha256)));
            case LeaseEvent.EpochRevealed(var epoch, var seed, var _) ->
                    message.setEpochRevealed(
                            EpochRevealed.newBuilder()
                                    .setEpoch(epoch)
                                    .setSeed(ByteString.copyFrom(seed)));
            case LeaseEvent.PoolOpened opened -> message.setPoolOpened(opened(opened));
            case LeaseEvent.DeckDealt dealt -> message.setDeckDealt(dealt(dealt));
            case LeaseEvent.DeckResumed(var worker, var pools, var expiresAt, var _) ->
                    message.setDeckResumed(
                            DeckResumed.newBuilder()
                                    .setWorkerId(worker.toString())
                                    .addAllPoolIds(pools.stream().map(PoolId::toString).toList())
                                    .setExpiresAtMillis(expiresAt.toEpochMilli()));
            case LeaseEvent.AnswerAccepted(var pool, var worker, var label, var _) ->
                    message.setAnswerAccepted(
                            AnswerAccepted.newBuilder()
                                    .setPoolId(pool.toString())
                                    .setWorkerId(worker.toString())
                                    .setLabel(label));
            case LeaseEvent.JobExhausted(var job, var round, var _) ->
                    message.setJobExhausted(
                            JobExhausted.newBuilder().setJobId(job.toString()).setRound(round));
            case LeaseEvent.TaskSkipped(var pool, var worker, var _) ->
                    message.setTaskSkipped(
                            TaskSkipped.newBuilder()
                                    .setPoolId(pool.toString())
                                    .setWorkerId(worker.toString()));
            case LeaseEvent.LeaseExpired(var pool, var worker, var _) ->
                    message.setLeaseExpired(
                            LeaseExpired.newBuilder()
                                    .setPoolId(pool.toString())
                                    .setWorkerId(worker.toString()));
            case LeaseEvent.PoolShut(var pool, var _) ->
                    message.setPoolShut(PoolShut.newBuilder().setPoolId(pool.toString()));
            case LeaseEvent.SeatFreed(var pool, var _) ->
                    message.setSeatFreed(SeatFreed.newBuilder().setPoolId(pool.toString()));
            case LeaseEvent.PoolLeft(var pool, var _) ->
                    message.setPoolLeft(PoolLeft.newBuilder().setPoolId(pool.toString()));
            case LeaseEvent.PoolReturned(var pool, var _) ->
                    message.setPoolReturned(PoolReturned.newBuilder().setPoolId(pool.toString()));
            case LeaseEvent.MemberAdmitted(var worker, var _) ->
                    message.setMemberAdmitted(
                            MemberAdmitted.newBuilder().setWorkerId(worker.toString()));
            case LeaseEvent.WorkerBenched(var worker, var labels, var _) ->
                    message.setWorkerBenched(
                            WorkerBenched.newBuilder()
                                    .setWorkerId(worker.toString())
                                    .setLabels(labels));
            case LeaseEvent.WorkerUnbenched(var worker, var labels, var _) ->
                    message.setWorkerUnbenched(
                            WorkerUnbenched.newBuilder()
                                    .setWorkerId(worker.toString())
                                    .setLabels(labels));
            case LeaseEvent.JobHalted(var job, var _) ->
                    message.setJobHalted(JobHalted.newBuilder().setJobId(job.toString()));
            case LeaseEvent.JobContinued(var job, var _) ->
                    message.setJobContinued(JobContinued.newBuilder().setJobId(job.toString()));
            case LeaseEvent.JobFinished(var job, var _) ->
                    message.setJobFinished(JobFinished.newBuilder().setJobId(job.toString()));
            case LeaseEvent.JobDropped(var job, var _) ->
                    message.setJobDropped(JobDropped.newBuilder().setJobId(job.toString()));
            case LeaseEvent.JobStopped(var job, var _) ->
                    message.setJobStopped(JobStopped.newBuilder().setJobId(job.toString()));
            case LeaseEvent.JobResumed(var job, var _) ->
                    message.setJobResumed(JobResumed.newBuilder().setJobId(job.toString()));
            case LeaseEvent.DealingStopped _ ->
                    message.setDealingStopped(DealingStopped.getDefaultInstance());
            case LeaseEvent.DealingResumed _ ->
                    message.setDealingResumed(DealingResumed.getDefaultInstance());
        }
    }

    private static ParametersAdopted adopted(LeaseEvent.ParametersAdopted adopted) {
        return ParametersAdopted.newBuilder()
                .setVersion(adopted.version())
                .setParameters(ParametersCodec.encode(adopted.parameters()))
                .setEffectiveFromMillis(adopted.effectiveFrom().toEpochMilli())
                .build();
    }

    private static ItemsAdmitted items(LeaseEvent.ItemsAdmitted admitted) {
        return ItemsAdmitted.newBuilder()
                .setJobId(admitted.jobId().toString())
                .setFirstItem(admitted.firstItem())
                .setCount(admitted.count())
                .addAllGold(Gold.onWire(admitted.gold()))
                .build();
    }

    private static JobStarted started(LeaseEvent.JobStarted started) {
        var terms = started.terms();
        return JobStarted.newBuilder()
                .setJobId(started.jobId().toString())
                .setTaskType(terms.taskType().name())
                .setLabels(terms.labels())
                .setItems(terms.items())
                .setConfidenceMicro(terms.confidenceMicro())
                .setOrderSeed(ByteString.fromHex(started.orderSeed()))
                .build();
    }

    private static PoolOpened opened(LeaseEvent.PoolOpened opened) {
        return PoolOpened.newBuilder()
                .setPoolId(opened.poolId().toString())
                .setTaskType(opened.taskType().name())
                .setLabels(opened.labels())
                .setGold(opened.gold() + 1)
                .setParameters(ParametersCodec.encode(opened.parameters()))
                .setRuleVersion(opened.version() == 1 ? 0 : opened.version())
                .build();
    }

    private static DeckDealt dealt(LeaseEvent.DeckDealt dealt) {
        var message =
                DeckDealt.newBuilder()
                        .setWorkerId(dealt.worker().toString())
                        .setEpoch(dealt.epoch())
                        .setOffered(dealt.offered())
                        .setExpiresAtMillis(dealt.expiresAt().toEpochMilli());
        for (var draw : dealt.draws()) {
            message.addDraws(
                    Draw.newBuilder()
                            .setCounter(draw.counter())
                            .setEligible(draw.eligible())
                            .setPoolId(draw.poolId().toString()));
        }
        return message.build();
    }
}
