/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import org.ale.consensus.domain.PoolCommand;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.UndecodableException;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;
import org.ale.schemas.ParametersCodec;
import org.ale.schemas.consensus.v1.AuditJob;
import org.ale.schemas.consensus.v1.NoteReputation;
import org.ale.schemas.consensus.v1.OpenVoting;
import org.ale.schemas.consensus.v1.ResetBreaker;
import org.ale.schemas.consensus.v1.ShutPool;
import org.ale.schemas.consensus.v1.WeighVote;
import org.ale.schemas.consensus.v1.WorkerReputation;

/** Commands as the oneof message {@code ale.consensus.v1.PoolCommand}. */
public final class PoolCommandCodec implements Codec<PoolCommand> {
    @Override
    public String typeOf(PoolCommand command) {
        return "ale.consensus.v1."
                + switch (command) {
                    case PoolCommand.OpenVoting _ -> "OpenVoting";
                    case PoolCommand.WeighVote _ -> "WeighVote";
                    case PoolCommand.ShutPool _ -> "ShutPool";
                    case PoolCommand.AuditJob _ -> "AuditJob";
                    case PoolCommand.ResetBreaker _ -> "ResetBreaker";
                    case PoolCommand.NoteReputation _ -> "NoteReputation";
                };
    }

    @Override
    public byte[] encode(PoolCommand command) {
        var message = org.ale.schemas.consensus.v1.PoolCommand.newBuilder();
        switch (command) {
            case PoolCommand.OpenVoting open -> message.setOpenVoting(openVoting(open));
            case PoolCommand.WeighVote(var pool, var worker, var label, var _) ->
                    message.setWeighVote(
                            WeighVote.newBuilder()
                                    .setPoolId(pool.toString())
                                    .setWorkerId(worker.toString())
                                    .setLabel(label));
            case PoolCommand.ShutPool(var pool, var _) ->
                    message.setShutPool(ShutPool.newBuilder().setPoolId(pool.toString()));
            case PoolCommand.AuditJob(var job, var round, var _) ->
                    message.setAuditJob(
                            AuditJob.newBuilder().setJobId(job.toString()).setRound(round));
            case PoolCommand.ResetBreaker(var actor, var job, var _) ->
                    message.setResetBreaker(
                            ResetBreaker.newBuilder()
                                    .setActor(actor)
                                    .setJobId(job == null ? "" : job.toString()));
            case PoolCommand.NoteReputation note -> message.setNoteReputation(noteReputation(note));
        }
        return message.build().toByteArray();
    }

    private static OpenVoting openVoting(PoolCommand.OpenVoting open) {
        var terms = open.terms();
        return OpenVoting.newBuilder()
                .setPoolId(open.poolId().toString())
                .setTaskType(terms.taskType().name())
                .setLabels(terms.labels())
                .setGold(Values.goldOnWire(terms))
                .setParameters(ParametersCodec.encode(terms.parameters()))
                .setRuleVersion(open.version() == 1 ? 0 : open.version())
                .build();
    }

    private static NoteReputation noteReputation(PoolCommand.NoteReputation note) {
        var message = NoteReputation.newBuilder();
        for (var each : note.reputations()) {
            message.addReputations(
                    WorkerReputation.newBuilder()
                            .setWorkerId(each.worker().toString())
                            .setReputationMicro(each.reputation().micro()));
        }
        return message.build();
    }

    @Override
    public PoolCommand decode(byte[] bytes, Instant at) {
        try {
            return read(org.ale.schemas.consensus.v1.PoolCommand.parseFrom(bytes), at);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new UndecodableException("not a command of a pool: " + e.getMessage(), e);
        }
    }

    private static PoolCommand read(org.ale.schemas.consensus.v1.PoolCommand message, Instant at) {
        return switch (message.getCommandCase()) {
            case OPEN_VOTING -> read(message.getOpenVoting(), at);
            case WEIGH_VOTE -> {
                var vote = message.getWeighVote();
                yield new PoolCommand.WeighVote(
                        PoolId.of(vote.getPoolId()),
                        WorkerId.of(vote.getWorkerId()),
                        vote.getLabel(),
                        at);
            }
            case SHUT_POOL ->
                    new PoolCommand.ShutPool(PoolId.of(message.getShutPool().getPoolId()), at);
            case AUDIT_JOB -> {
                var audit = message.getAuditJob();
                yield new PoolCommand.AuditJob(JobId.of(audit.getJobId()), audit.getRound(), at);
            }
            case RESET_BREAKER -> {
                var reset = message.getResetBreaker();
                var job = reset.getJobId().isEmpty() ? null : JobId.of(reset.getJobId());
                yield new PoolCommand.ResetBreaker(reset.getActor(), job, at);
            }
            case NOTE_REPUTATION ->
                    new PoolCommand.NoteReputation(
                            message.getNoteReputation().getReputationsList().stream()
                                    .map(each ->
                                            Values.reputation(
                                                    each.getWorkerId(), each.getReputationMicro()))
                                    .toList(),
                            at);
            case COMMAND_NOT_SET -> throw new UndecodableException("a command without a wish");
        };
    }

    private static PoolCommand.OpenVoting read(OpenVoting open, Instant at) {
        var terms =
                Values.terms(
                        open.getTaskType(), open.getLabels(), open.getGold(), open.getParameters());
        return new PoolCommand.OpenVoting(
                PoolId.of(open.getPoolId()), terms, Math.max(1, open.getRuleVersion()), at);
    }
}
