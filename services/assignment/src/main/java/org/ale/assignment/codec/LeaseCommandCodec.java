/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import org.ale.assignment.domain.LeaseCommand;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.UndecodableException;

/** Commands as the oneof message {@code ale.assignment.v1.LeaseCommand}. */
public final class LeaseCommandCodec implements Codec<LeaseCommand> {
    @Override
    public String typeOf(LeaseCommand command) {
        return "ale.assignment.v1." + command.getClass().getSimpleName();
    }

    @Override
    public byte[] encode(LeaseCommand command) {
        return CommandWriter.write(command).toByteArray();
    }

    @Override
    public LeaseCommand decode(byte[] bytes, Instant at) {
        try {
            return CommandReader.read(
                    org.ale.schemas.assignment.v1.LeaseCommand.parseFrom(bytes), at);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new UndecodableException("not a command of a desk: " + e.getMessage(), e);
        }
    }
}
