/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.projection.statements;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.eventsourcing.postgres.Projection;
import org.ale.eventsourcing.postgres.Projector;
import org.ale.eventsourcing.postgres.Projectors;
import org.ale.payment.domain.UnpaidReason;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.payment.v1.Payee;
import org.ale.schemas.payment.v1.PotSplit;
import org.ale.schemas.payment.v1.VotesUnpaid;
import org.ale.schemas.type.v1.Posting;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Three statements for each batch of facts, however large it is. */
@ApplicationScoped
public class StatementsProjection implements Projection<AccountEvent> {
    public static final String NAME = "statements";

    private final Projector<AccountEvent> projector;

    @Inject
    StatementsProjection(Projectors projectors) {
        projector = projectors.of(this, AccountEvent.parser());
    }

    @Incoming(NAME)
    @Blocking
    void follow(ConsumerRecords<String, byte[]> records) {
        projector.project(records);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(Connection sql, List<Envelope<AccountEvent>> events) throws SQLException {
        var balances = new BalanceRows();
        var receipts = new ReceiptRows();
        var splits = new SplitRows();
        for (var envelope : events) {
            balances.add(envelope.streamId(), postings(envelope.event()));
            var event = envelope.event();
            if (event.hasPotSplit()) {
                addSplit(envelope, event.getPotSplit(), receipts);
                splits.add(envelope, event.getPotSplit());
            } else if (event.hasPotHeld()) {
                var held = event.getPotHeld();
                for (var payee : held.getPayeesList()) {
                    receipts.add(envelope, held.getPoolId(), payee, Outcome.UNRESOLVED);
                }
            } else if (event.hasVotesUnpaid()) {
                addUnpaid(envelope, event.getVotesUnpaid(), receipts);
            }
        }
        balances.upsert(sql);
        receipts.insert(sql);
        splits.insert(sql);
    }

    private static void addSplit(Envelope<?> envelope, PotSplit split, ReceiptRows receipts) {
        for (var payee : split.getPayeesList()) {
            receipts.add(
                    envelope,
                    split.getPoolId(),
                    payee,
                    split.getOnboarding() ? Outcome.PASSED : outcome(payee));
        }
    }

    private static Outcome outcome(Payee payee) {
        return payee.getWon() ? Outcome.AGREED : Outcome.DID_NOT_AGREE;
    }

    private static void addUnpaid(Envelope<?> envelope, VotesUnpaid unpaid, ReceiptRows receipts) {
        for (var payee : unpaid.getPayeesList()) {
            receipts.add(envelope, unpaid.getPoolId(), payee, outcome(unpaid, payee));
            receipts.because(UnpaidReason.of(unpaid.getReason()));
        }
    }

    private static Outcome outcome(VotesUnpaid unpaid, Payee payee) {
        if (unpaid.getOnboarding()) {
            return Outcome.PASSED;
        }
        return unpaid.getResolved() ? outcome(payee) : Outcome.UNRESOLVED;
    }

    private static List<Posting> postings(AccountEvent event) {
        return switch (event.getEventCase()) {
            case ESCROW_FUNDED -> event.getEscrowFunded().getPostingsList();
            case POT_SPLIT -> event.getPotSplit().getPostingsList();
            case ITEMS_REFUNDED -> event.getItemsRefunded().getPostingsList();
            case ESCROW_CLOSED -> event.getEscrowClosed().getPostingsList();
            case ESCROW_RETURNED -> event.getEscrowReturned().getPostingsList();
            case PROMOTION_PAID -> event.getPromotionPaid().getPostingsList();
            case EARNINGS_SETTLED -> event.getEarningsSettled().getPostingsList();
            case POT_HELD,
                    SPLIT_DEFERRED,
                    REFUND_DEFERRED,
                    CLOSE_DEFERRED,
                    STANDINGS_NOTED,
                    VOTES_UNPAID,
                    EVENT_NOT_SET ->
                    List.of();
        };
    }
}
