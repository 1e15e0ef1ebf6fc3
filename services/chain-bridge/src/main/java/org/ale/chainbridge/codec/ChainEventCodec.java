/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import org.ale.chainbridge.domain.ChainEvent;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.UndecodableException;

/** Facts about a chain on the wire. The log time is the record's, not the payload's. */
public final class ChainEventCodec implements Codec<ChainEvent> {
    @Override
    public String typeOf(ChainEvent event) {
        return "ale.chainbridge.v1." + event.getClass().getSimpleName();
    }

    @Override
    public byte[] encode(ChainEvent event) {
        return EventWriter.write(event).toByteArray();
    }

    @Override
    public ChainEvent decode(byte[] bytes, Instant at) {
        try {
            var message = org.ale.schemas.chainbridge.v1.ChainEvent.parseFrom(bytes);
            return new EventReader(at).read(message);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new UndecodableException("not a fact about a chain: " + e.getMessage(), e);
        }
    }
}
