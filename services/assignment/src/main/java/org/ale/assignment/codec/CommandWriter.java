/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.codec;

import org.ale.assignment.domain.LeaseCommand;
import org.ale.schemas.ParametersCodec;
import org.ale.schemas.assignment.v1.AcceptAnswer;
import org.ale.schemas.assignment.v1.AdmitItems;
import org.ale.schemas.assignment.v1.AdmitMember;
import org.ale.schemas.assignment.v1.AdoptParameters;
import org.ale.schemas.assignment.v1.BenchWorker;
import org.ale.schemas.assignment.v1.ContinueJob;
import org.ale.schemas.assignment.v1.DealDeck;
import org.ale.schemas.assignment.v1.DropJob;
import org.ale.schemas.assignment.v1.EndJob;
import org.ale.schemas.assignment.v1.ExpireLeases;
import org.ale.schemas.assignment.v1.FinishJob;
import org.ale.schemas.assignment.v1.FreeSeat;
import org.ale.schemas.assignment.v1.HaltJob;
import org.ale.schemas.assignment.v1.LeavePool;
import org.ale.schemas.assignment.v1.RankJob;
import org.ale.schemas.assignment.v1.ResumeDealing;
import org.ale.schemas.assignment.v1.ResumeJob;
import org.ale.schemas.assignment.v1.ReturnPool;
import org.ale.schemas.assignment.v1.SkipTask;
import org.ale.schemas.assignment.v1.StartJob;
import org.ale.schemas.assignment.v1.StopDealing;
import org.ale.schemas.assignment.v1.StopJob;
import org.ale.schemas.assignment.v1.UnbenchWorker;
import org.ale.schemas.assignment.v1.WithdrawJob;

/** Commands as messages. */
final class CommandWriter {
    private CommandWriter() {}

    static org.ale.schemas.assignment.v1.LeaseCommand write(LeaseCommand command) {
        var message = org.ale.schemas.assignment.v1.LeaseCommand.newBuilder();
        fill(message, command);
        return message.build();
    }

    private static void fill(
            org.ale.schemas.assignment.v1.LeaseCommand.Builder message, LeaseCommand command) {
        switch (command) {
            case LeaseCommand.AdoptParameters adopt -> message.setAdoptParameters(adopt(adopt));
            case LeaseCommand.AdmitItems admit -> message.setAdmitItems(items(admit));
            case LeaseCommand.StartJob start -> message.setStartJob(start(start));
            case LeaseCommand.RankJob(var jobId, var promotion, var _) ->
                    message.setRankJob(
                            RankJob.newBuilder()
                                    .setJobId(jobId.toString())
                                    .setPromotionBaseUnits(promotion.toString()));
            case LeaseCommand.DealDeck(var community, var worker, var size, var _) ->
                    message.setDealDeck(
                            DealDeck.newBuilder()
                                    .setCommunityId(community.toString())
                                    .setWorkerId(worker.toString())
                                    .setSize(size));
            case LeaseCommand.AcceptAnswer(var pool, var worker, var label, var _) ->
                    message.setAcceptAnswer(
                            AcceptAnswer.newBuilder()
                                    .setPoolId(pool.toString())
                                    .setWorkerId(worker.toString())
                                    .setLabel(label));
            case LeaseCommand.SkipTask(var pool, var worker, var _) ->
                    message.setSkipTask(
                            SkipTask.newBuilder()
                                    .setPoolId(pool.toString())
                                    .setWorkerId(worker.toString()));
            case LeaseCommand.FinishJob(var community, var job, var _) ->
                    message.setFinishJob(
                            FinishJob.newBuilder()
                                    .setCommunityId(community.toString())
                                    .setJobId(job.toString()));
            case LeaseCommand.FreeSeat(var pool, var _) ->
                    message.setFreeSeat(FreeSeat.newBuilder().setPoolId(pool.toString()));
            case LeaseCommand.LeavePool(var pool, var _) ->
                    message.setLeavePool(LeavePool.newBuilder().setPoolId(pool.toString()));
            case LeaseCommand.ReturnPool(var pool, var _) ->
                    message.setReturnPool(ReturnPool.newBuilder().setPoolId(pool.toString()));
            case LeaseCommand.AdmitMember(var worker, var _) ->
                    message.setAdmitMember(AdmitMember.newBuilder().setWorkerId(worker.toString()));
            case LeaseCommand.BenchWorker(var worker, var labels, var _) ->
                    message.setBenchWorker(
                            BenchWorker.newBuilder()
                                    .setWorkerId(worker.toString())
                                    .setLabels(labels));
            case LeaseCommand.UnbenchWorker(var worker, var labels, var _) ->
                    message.setUnbenchWorker(
                            UnbenchWorker.newBuilder()
                                    .setWorkerId(worker.toString())
                                    .setLabels(labels));
            case LeaseCommand.HaltJob(var job, var _) ->
                    message.setHaltJob(HaltJob.newBuilder().setJobId(job.toString()));
            case LeaseCommand.ContinueJob(var job, var _) ->
                    message.setContinueJob(ContinueJob.newBuilder().setJobId(job.toString()));
            case LeaseCommand.WithdrawJob(var job, var _) ->
                    message.setWithdrawJob(WithdrawJob.newBuilder().setJobId(job.toString()));
            case LeaseCommand.DropJob(var job, var _) ->
                    message.setDropJob(DropJob.newBuilder().setJobId(job.toString()));
            case LeaseCommand.EndJob(var job, var _) ->
                    message.setEndJob(EndJob.newBuilder().setJobId(job.toString()));
            case LeaseCommand.StopJob(var job, var _) ->
                    message.setStopJob(StopJob.newBuilder().setJobId(job.toString()));
            case LeaseCommand.ResumeJob(var job, var _) ->
                    message.setResumeJob(ResumeJob.newBuilder().setJobId(job.toString()));
            case LeaseCommand.ExpireLeases _ ->
                    message.setExpireLeases(ExpireLeases.getDefaultInstance());
            case LeaseCommand.StopDealing _ ->
                    message.setStopDealing(StopDealing.getDefaultInstance());
            case LeaseCommand.ResumeDealing _ ->
                    message.setResumeDealing(ResumeDealing.getDefaultInstance());
        }
    }

    private static AdoptParameters adopt(LeaseCommand.AdoptParameters adopt) {
        return AdoptParameters.newBuilder()
                .setVersion(adopt.version())
                .setParameters(ParametersCodec.encode(adopt.parameters()))
                .setEffectiveFromMillis(adopt.effectiveFrom().toEpochMilli())
                .build();
    }

    private static AdmitItems items(LeaseCommand.AdmitItems admit) {
        return AdmitItems.newBuilder()
                .setJobId(admit.jobId().toString())
                .setFirstItem(admit.firstItem())
                .setCount(admit.count())
                .addAllGold(Gold.onWire(admit.gold()))
                .build();
    }

    private static StartJob start(LeaseCommand.StartJob start) {
        var terms = start.terms();
        return StartJob.newBuilder()
                .setJobId(start.jobId().toString())
                .setTaskType(terms.taskType().name())
                .setLabels(terms.labels())
                .setItems(terms.items())
                .setConfidenceMicro(terms.confidenceMicro())
                .build();
    }
}
