/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.UndecodableException;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.TaskType;
import org.ale.reputation.domain.MemberCommand;
import org.ale.schemas.reputation.v1.CreditPool;
import org.ale.schemas.reputation.v1.RelabelPool;
import org.ale.schemas.reputation.v1.ReversePool;
import org.ale.schemas.reputation.v1.ScoreJob;

/** Wishes as the oneof message {@code ale.reputation.v1.MemberCommand}. */
public final class MemberCommandCodec implements Codec<MemberCommand> {
    @Override
    public String typeOf(MemberCommand command) {
        return switch (command) {
            case MemberCommand.CreditPool _ -> "ale.reputation.v1.CreditPool";
            case MemberCommand.RelabelPool _ -> "ale.reputation.v1.RelabelPool";
            case MemberCommand.ReversePool _ -> "ale.reputation.v1.ReversePool";
            case MemberCommand.ScoreJob _ -> "ale.reputation.v1.ScoreJob";
        };
    }

    @Override
    public byte[] encode(MemberCommand command) {
        var message = org.ale.schemas.reputation.v1.MemberCommand.newBuilder();
        switch (command) {
            case MemberCommand.CreditPool credit ->
                    message.setCreditPool(
                            CreditPool.newBuilder()
                                    .setPoolId(credit.poolId().toString())
                                    .setVerdict(Values.onWire(credit.verdict()))
                                    .setTerms(Values.onWire(credit.terms()))
                                    .setTaskType(credit.taskType().name()));
            case MemberCommand.RelabelPool relabel ->
                    message.setRelabelPool(
                            RelabelPool.newBuilder()
                                    .setPoolId(relabel.poolId().toString())
                                    .setVerdict(Values.onWire(relabel.verdict()))
                                    .setTerms(Values.onWire(relabel.terms())));
            case MemberCommand.ReversePool reverse ->
                    message.setReversePool(
                            ReversePool.newBuilder().setPoolId(reverse.poolId().toString()));
            case MemberCommand.ScoreJob score ->
                    message.setScoreJob(ScoreJob.newBuilder().setJobId(score.jobId().toString()));
        }
        return message.build().toByteArray();
    }

    @Override
    public MemberCommand decode(byte[] bytes, Instant at) {
        try {
            var message = org.ale.schemas.reputation.v1.MemberCommand.parseFrom(bytes);
            return switch (message.getCommandCase()) {
                case CREDIT_POOL -> read(message.getCreditPool(), at);
                case RELABEL_POOL -> read(message.getRelabelPool(), at);
                case REVERSE_POOL ->
                        new MemberCommand.ReversePool(
                                PoolId.of(message.getReversePool().getPoolId()), at);
                case SCORE_JOB ->
                        new MemberCommand.ScoreJob(JobId.of(message.getScoreJob().getJobId()), at);
                case COMMAND_NOT_SET -> throw new UndecodableException("a wish for nothing");
            };
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new UndecodableException("not a wish about members: " + e.getMessage(), e);
        }
    }

    private static MemberCommand read(CreditPool from, Instant at) {
        return new MemberCommand.CreditPool(
                PoolId.of(from.getPoolId()),
                Values.verdict(from.getVerdict()),
                Values.terms(from.getTerms()),
                TaskType.valueOf(from.getTaskType()),
                at);
    }

    private static MemberCommand read(RelabelPool from, Instant at) {
        return new MemberCommand.RelabelPool(
                PoolId.of(from.getPoolId()),
                Values.verdict(from.getVerdict()),
                Values.terms(from.getTerms()),
                at);
    }
}
