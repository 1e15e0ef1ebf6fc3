/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import org.ale.chainbridge.domain.ChainCommand;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.UndecodableException;

/** Wishes and reports on the wire. The log time is the record's, not the payload's. */
public final class ChainCommandCodec implements Codec<ChainCommand> {
    @Override
    public String typeOf(ChainCommand command) {
        return "ale.chainbridge.v1." + command.getClass().getSimpleName();
    }

    @Override
    public byte[] encode(ChainCommand command) {
        return CommandWriter.write(command).toByteArray();
    }

    @Override
    public ChainCommand decode(byte[] bytes, Instant at) {
        try {
            var message = org.ale.schemas.chainbridge.v1.ChainCommand.parseFrom(bytes);
            return new CommandReader(at).read(message);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new UndecodableException("not a wish of the bridge: " + e.getMessage(), e);
        }
    }
}
