/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.UndecodableException;
import org.ale.kernel.JobId;
import org.ale.kernel.PayScope;
import org.ale.kernel.PoolId;
import org.ale.reputation.domain.CreditTerms;
import org.ale.reputation.domain.MemberEvent;
import org.ale.reputation.domain.MemberEvent.ReputationReversed.Cause;
import org.ale.schemas.reputation.v1.JobScored;
import org.ale.schemas.reputation.v1.PoolUnrewarded;
import org.ale.schemas.reputation.v1.ReputationCredited;
import org.ale.schemas.reputation.v1.ReputationReversed;

/** Facts as the oneof message {@code ale.reputation.v1.MemberEvent}. */
public final class MemberEventCodec implements Codec<MemberEvent> {
    @Override
    public String typeOf(MemberEvent event) {
        return switch (event) {
            case MemberEvent.ReputationCredited _ -> "ale.reputation.v1.ReputationCredited";
            case MemberEvent.PoolUnrewarded _ -> "ale.reputation.v1.PoolUnrewarded";
            case MemberEvent.ReputationReversed _ -> "ale.reputation.v1.ReputationReversed";
            case MemberEvent.JobScored _ -> "ale.reputation.v1.JobScored";
        };
    }

    @Override
    public byte[] encode(MemberEvent event) {
        var message = org.ale.schemas.reputation.v1.MemberEvent.newBuilder();
        switch (event) {
            case MemberEvent.ReputationCredited credited ->
                    message.setReputationCredited(write(credited));
            case MemberEvent.PoolUnrewarded unrewarded ->
                    message.setPoolUnrewarded(write(unrewarded));
            case MemberEvent.ReputationReversed reversed ->
                    message.setReputationReversed(write(reversed));
            case MemberEvent.JobScored scored ->
                    message.setJobScored(
                            JobScored.newBuilder().setJobId(scored.jobId().toString()));
        }
        return message.build().toByteArray();
    }

    @Override
    public MemberEvent decode(byte[] bytes, Instant at) {
        try {
            var message = org.ale.schemas.reputation.v1.MemberEvent.parseFrom(bytes);
            return switch (message.getEventCase()) {
                case REPUTATION_CREDITED -> read(message.getReputationCredited(), at);
                case POOL_UNREWARDED -> read(message.getPoolUnrewarded(), at);
                case REPUTATION_REVERSED -> read(message.getReputationReversed(), at);
                case JOB_SCORED ->
                        new MemberEvent.JobScored(JobId.of(message.getJobScored().getJobId()), at);
                case EVENT_NOT_SET -> throw new UndecodableException("a fact that says nothing");
            };
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new UndecodableException("not a fact about members: " + e.getMessage(), e);
        }
    }

    private static ReputationCredited write(MemberEvent.ReputationCredited from) {
        var terms = from.terms();
        return ReputationCredited.newBuilder()
                .setPoolId(from.poolId().toString())
                .setLabel(from.label())
                .setConfidenceMicro(from.confidenceMicro())
                .addAllParticipants(Values.onWire(from.participants()))
                .setPayScope(terms.payScope().name())
                .setEqualShareBps(terms.equalShareBps())
                .setAgain(from.again())
                .setVisibleAfter(terms.visibleAfter())
                .setBindingBps(terms.bindingBps())
                .build();
    }

    private static MemberEvent read(ReputationCredited from, Instant at) {
        return new MemberEvent.ReputationCredited(
                PoolId.of(from.getPoolId()),
                from.getLabel(),
                from.getConfidenceMicro(),
                Values.participants(from.getParticipantsList()),
                new CreditTerms(
                        PayScope.valueOf(from.getPayScope()),
                        from.getEqualShareBps(),
                        from.getVisibleAfter(),
                        from.getBindingBps()),
                from.getAgain(),
                at);
    }

    private static PoolUnrewarded write(MemberEvent.PoolUnrewarded from) {
        return PoolUnrewarded.newBuilder()
                .setPoolId(from.poolId().toString())
                .addAllParticipants(Values.onWire(from.participants()))
                .setVisibleAfter(from.visibleAfter())
                .setBindingBps(from.bindingBps())
                .build();
    }

    private static MemberEvent read(PoolUnrewarded from, Instant at) {
        return new MemberEvent.PoolUnrewarded(
                PoolId.of(from.getPoolId()),
                Values.participants(from.getParticipantsList()),
                from.getVisibleAfter(),
                from.getBindingBps(),
                at);
    }

    private static ReputationReversed write(MemberEvent.ReputationReversed from) {
        return ReputationReversed.newBuilder()
                .setPoolId(from.poolId().toString())
                .addAllParticipants(Values.onWire(from.participants()))
                .setReason(from.cause().name())
                .setVisibleAfter(from.visibleAfter())
                .build();
    }

    private static MemberEvent read(ReputationReversed from, Instant at) {
        return new MemberEvent.ReputationReversed(
                PoolId.of(from.getPoolId()),
                Values.participants(from.getParticipantsList()),
                Cause.valueOf(from.getReason()),
                from.getVisibleAfter(),
                at);
    }
}
