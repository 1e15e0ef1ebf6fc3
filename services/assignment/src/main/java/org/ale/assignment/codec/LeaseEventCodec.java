/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import org.ale.assignment.domain.LeaseEvent;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.UndecodableException;

/** Facts as the oneof message {@code ale.assignment.v1.LeaseEvent}. */
public final class LeaseEventCodec implements Codec<LeaseEvent> {
    @Override
    public String typeOf(LeaseEvent event) {
        return "ale.assignment.v1." + event.getClass().getSimpleName();
    }

    @Override
    public byte[] encode(LeaseEvent event) {
        return EventWriter.write(event).toByteArray();
    }

    @Override
    public LeaseEvent decode(byte[] bytes, Instant at) {
        try {
            return EventReader.read(org.ale.schemas.assignment.v1.LeaseEvent.parseFrom(bytes), at);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new UndecodableException("not a fact of a desk: " + e.getMessage(), e);
        }
    }
}
