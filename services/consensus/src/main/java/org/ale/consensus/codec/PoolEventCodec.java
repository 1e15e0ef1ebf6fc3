/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import org.ale.consensus.domain.PoolEvent;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.UndecodableException;

/** Facts as the oneof message {@code ale.consensus.v1.PoolEvent}. */
public final class PoolEventCodec implements Codec<PoolEvent> {
    @Override
    public String typeOf(PoolEvent event) {
        return switch (event) {
            case PoolEvent.VotingOpened _ -> "ale.consensus.v1.VotingOpened";
            case PoolEvent.VoteWeighed _ -> "ale.consensus.v1.VoteWeighed";
            case PoolEvent.PoolClosed _ -> "ale.consensus.v1.PoolClosed";
            case PoolEvent.WorkerBenched _ -> "ale.consensus.v1.WorkerBenched";
            case PoolEvent.WorkerUnbenched _ -> "ale.consensus.v1.WorkerUnbenched";
            case PoolEvent.AuditPassed _ -> "ale.consensus.v1.AuditPassed";
            case PoolEvent.PoolReopened _ -> "ale.consensus.v1.PoolReopened";
            case PoolEvent.PoolRelabelled _ -> "ale.consensus.v1.PoolRelabelled";
            case PoolEvent.BreakerTripped _ -> "ale.consensus.v1.BreakerTripped";
            case PoolEvent.BreakerReset _ -> "ale.consensus.v1.BreakerReset";
            case PoolEvent.JobDecided _ -> "ale.consensus.v1.JobDecided";
            case PoolEvent.ReputationNoted _ -> "ale.consensus.v1.ReputationNoted";
            case PoolEvent.AuditDeferred _ -> "ale.consensus.v1.AuditDeferred";
            case PoolEvent.ShutDeferred _ -> "ale.consensus.v1.ShutDeferred";
            case PoolEvent.JobStopped _ -> "ale.consensus.v1.JobStopped";
            case PoolEvent.JobResumed _ -> "ale.consensus.v1.JobResumed";
        };
    }

    @Override
    public byte[] encode(PoolEvent event) {
        return EventWriter.write(event).toByteArray();
    }

    @Override
    public PoolEvent decode(byte[] bytes, Instant at) {
        try {
            var message = org.ale.schemas.consensus.v1.PoolEvent.parseFrom(bytes);
            return new EventReader(at).read(message);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new UndecodableException("not a fact of a pool: " + e.getMessage(), e);
        }
    }
}
