/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.codec;

import java.time.Instant;
import org.ale.assignment.domain.LeaseCommand;
import org.ale.assignment.domain.LeaseCommand.JobTerms;
import org.ale.eventsourcing.UndecodableException;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.TaskType;
import org.ale.kernel.WorkerId;
import org.ale.schemas.ParametersCodec;

/** Commands from messages. */
final class CommandReader {
    private CommandReader() {}

    static LeaseCommand read(org.ale.schemas.assignment.v1.LeaseCommand message, Instant at) {
        return switch (message.getCommandCase()) {
            case ADOPT_PARAMETERS -> {
                var adopt = message.getAdoptParameters();
                yield new LeaseCommand.AdoptParameters(
                        adopt.getVersion(),
                        ParametersCodec.decode(adopt.getParameters()),
                        Instant.ofEpochMilli(adopt.getEffectiveFromMillis()),
                        at);
            }
            case ADMIT_ITEMS -> {
                var admit = message.getAdmitItems();
                yield new LeaseCommand.AdmitItems(
                        JobId.of(admit.getJobId()),
                        admit.getFirstItem(),
                        admit.getCount(),
                        Gold.read(admit.getGoldList()),
                        at);
            }
            case START_JOB -> {
                var start = message.getStartJob();
                yield new LeaseCommand.StartJob(
                        JobId.of(start.getJobId()),
                        new JobTerms(
                                TaskType.valueOf(start.getTaskType()),
                                start.getLabels(),
                                start.getItems(),
                                start.getConfidenceMicro()),
                        at);
            }
            case RANK_JOB ->
                    new LeaseCommand.RankJob(
                            JobId.of(message.getRankJob().getJobId()),
                            Ale.ofBaseUnits(message.getRankJob().getPromotionBaseUnits()),
                            at);
            case DEAL_DECK -> {
                var deal = message.getDealDeck();
                yield new LeaseCommand.DealDeck(
                        CommunityId.of(deal.getCommunityId()),
                        WorkerId.of(deal.getWorkerId()),
                        deal.getSize(),
                        at);
            }
            case ACCEPT_ANSWER -> {
                var answer = message.getAcceptAnswer();
                yield new LeaseCommand.AcceptAnswer(
                        PoolId.of(answer.getPoolId()),
                        WorkerId.of(answer.getWorkerId()),
                        answer.getLabel(),
                        at);
            }
            case SKIP_TASK ->
                    new LeaseCommand.SkipTask(
                            PoolId.of(message.getSkipTask().getPoolId()),
                            WorkerId.of(message.getSkipTask().getWorkerId()),
                            at);
            case FINISH_JOB ->
                    new LeaseCommand.FinishJob(
                            CommunityId.of(message.getFinishJob().getCommunityId()),
                            JobId.of(message.getFinishJob().getJobId()),
                            at);
            case FREE_SEAT ->
                    new LeaseCommand.FreeSeat(PoolId.of(message.getFreeSeat().getPoolId()), at);
            case LEAVE_POOL ->
                    new LeaseCommand.LeavePool(PoolId.of(message.getLeavePool().getPoolId()), at);
            case RETURN_POOL ->
                    new LeaseCommand.ReturnPool(PoolId.of(message.getReturnPool().getPoolId()), at);
            case ADMIT_MEMBER ->
                    new LeaseCommand.AdmitMember(
                            WorkerId.of(message.getAdmitMember().getWorkerId()), at);
            case BENCH_WORKER ->
                    new LeaseCommand.BenchWorker(
                            WorkerId.of(message.getBenchWorker().getWorkerId()),
                            message.getBenchWorker().getLabels(),
                            at);
            case UNBENCH_WORKER ->
                    new LeaseCommand.UnbenchWorker(
                            WorkerId.of(message.getUnbenchWorker().getWorkerId()),
                            message.getUnbenchWorker().getLabels(),
                            at);
            case HALT_JOB ->
                    new LeaseCommand.HaltJob(JobId.of(message.getHaltJob().getJobId()), at);
            case CONTINUE_JOB ->
                    new LeaseCommand.ContinueJob(JobId.of(message.getContinueJob().getJobId()), at);
            case WITHDRAW_JOB ->
                    new LeaseCommand.WithdrawJob(JobId.of(message.getWithdrawJob().getJobId()), at);
            case DROP_JOB ->
                    new LeaseCommand.DropJob(JobId.of(message.getDropJob().getJobId()), at);
            case END_JOB -> new LeaseCommand.EndJob(JobId.of(message.getEndJob().getJobId()), at);
            case STOP_JOB ->
                    new LeaseCommand.StopJob(JobId.of(message.getStopJob().getJobId()), at);
            case RESUME_JOB ->
                    new LeaseCommand.ResumeJob(JobId.of(message.getResumeJob().getJobId()), at);
            case EXPIRE_LEASES -> new LeaseCommand.ExpireLeases(at);
            case STOP_DEALING -> new LeaseCommand.StopDealing(at);
            case RESUME_DEALING -> new LeaseCommand.ResumeDealing(at);
            case COMMAND_NOT_SET -> throw new UndecodableException("a command without a wish");
        };
    }
}
