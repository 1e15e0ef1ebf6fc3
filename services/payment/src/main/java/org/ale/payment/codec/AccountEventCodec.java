/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.UndecodableException;
import org.ale.payment.domain.AccountEvent;

/** Facts as the oneof message {@code ale.payment.v1.AccountEvent}. */
public final class AccountEventCodec implements Codec<AccountEvent> {
    @Override
    public String typeOf(AccountEvent event) {
        return switch (event) {
            case AccountEvent.EscrowFunded _ -> "ale.payment.v1.EscrowFunded";
            case AccountEvent.PotSplit _ -> "ale.payment.v1.PotSplit";
            case AccountEvent.PotHeld _ -> "ale.payment.v1.PotHeld";
            case AccountEvent.ItemsRefunded _ -> "ale.payment.v1.ItemsRefunded";
            case AccountEvent.EscrowClosed _ -> "ale.payment.v1.EscrowClosed";
            case AccountEvent.EscrowReturned _ -> "ale.payment.v1.EscrowReturned";
            case AccountEvent.PromotionPaid _ -> "ale.payment.v1.PromotionPaid";
            case AccountEvent.SplitDeferred _ -> "ale.payment.v1.SplitDeferred";
            case AccountEvent.RefundDeferred _ -> "ale.payment.v1.RefundDeferred";
            case AccountEvent.CloseDeferred _ -> "ale.payment.v1.CloseDeferred";
            case AccountEvent.EarningsSettled _ -> "ale.payment.v1.EarningsSettled";
            case AccountEvent.StandingsNoted _ -> "ale.payment.v1.StandingsNoted";
            case AccountEvent.VotesUnpaid _ -> "ale.payment.v1.VotesUnpaid";
        };
    }

    @Override
    public byte[] encode(AccountEvent event) {
        return EventWriter.write(event).toByteArray();
    }

    @Override
    public AccountEvent decode(byte[] bytes, Instant at) {
        try {
            var message = org.ale.schemas.payment.v1.AccountEvent.parseFrom(bytes);
            return new EventReader(at).read(message);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new UndecodableException("not a fact about accounts: " + e.getMessage(), e);
        }
    }
}
