/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.projection.settlement;

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
import org.ale.schemas.chainbridge.v1.ChainEvent;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Writes what is settled and what is left to do. A chain makes a few facts a second and each builds
 * on the one before, so they are written in order; only the credits of a batch are many.
 */
@ApplicationScoped
public class SettlementProjection implements Projection<ChainEvent> {
    public static final String NAME = "settlement";

    private final Projector<ChainEvent> projector;

    @Inject
    SettlementProjection(Projectors projectors) {
        projector = projectors.of(this, ChainEvent.parser());
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
    public void apply(Connection sql, List<Envelope<ChainEvent>> events) throws SQLException {
        var totals = new TotalRows(sql);
        var transactions = new TransactionRows(sql);
        var found = new FoundRows(sql);
        for (var envelope : events) {
            var atMillis = envelope.at().toEpochMilli();
            var event = envelope.event();
            settled(event, totals, atMillis);
            sent(event, transactions, atMillis);
            found(event, found);
        }
    }

    private static void settled(ChainEvent event, TotalRows rows, long atMillis)
            throws SQLException {
        if (event.hasEarningsRecorded()) {
            rows.credit(event.getEarningsRecorded().getCreditsList());
        } else if (event.hasRewardsRecorded()) {
            rows.credit(event.getRewardsRecorded().getCreditsList());
        } else if (event.hasPayoutAddressLinked()) {
            rows.link(event.getPayoutAddressLinked());
        } else if (event.hasEpochPlanned()) {
            rows.close(event.getEpochPlanned(), atMillis);
        } else if (event.hasEpochWithdrawn()) {
            rows.withdraw(event.getEpochWithdrawn().getEpoch());
        } else if (event.hasEpochVetoed()) {
            rows.withdraw(event.getEpochVetoed().getEpoch());
        } else if (event.hasEpochFinal()) {
            rows.settle(event.getEpochFinal());
        } else if (event.hasRootPostFinalized()) {
            rows.post(event.getRootPostFinalized());
        }
    }

    private static void sent(ChainEvent event, TransactionRows rows, long atMillis)
            throws SQLException {
        if (event.hasTransactionPlanned()) {
            rows.plan(event.getTransactionPlanned());
        } else if (event.hasTwinQueued()) {
            rows.queue(event.getTwinQueued());
        } else if (event.hasCommunityTwinFinalized()) {
            rows.unqueue(event.getCommunityTwinFinalized().getCommunityId());
        } else if (event.hasTransactionSigned()) {
            rows.sign(event.getTransactionSigned(), atMillis);
        } else if (event.hasTransactionBroadcast()) {
            rows.broadcast(event.getTransactionBroadcast().getNonce());
        } else if (event.hasTransactionMined()) {
            rows.mine(event.getTransactionMined());
        } else if (event.hasTransactionReorged()) {
            rows.reorg(event.getTransactionReorged());
        } else if (event.hasTransactionFinal()) {
            rows.finish(event.getTransactionFinal());
        } else if (event.hasStrangeRefundFinalized()) {
            rows.refunded(event.getStrangeRefundFinalized());
        }
    }

    private static void found(ChainEvent event, FoundRows rows) throws SQLException {
        if (event.hasDepositSeen()) {
            rows.see(event.getDepositSeen());
        } else if (event.hasDepositFinalized()) {
            rows.finalise(event.getDepositFinalized());
        } else if (event.hasRefundQueued()) {
            rows.refund(event.getRefundQueued().getDepositId());
        } else if (event.hasClaimQueued()) {
            rows.queue(event.getClaimQueued().getAccount());
        } else if (event.hasClaimFinalized()) {
            rows.claim(event.getClaimFinalized());
        } else if (event.hasStakeFinalized()) {
            rows.add(FoundRows.STAKED, Statement.units(event.getStakeFinalized().getBaseUnits()));
        } else if (event.hasUnstakeFinalized()) {
            rows.add(
                    FoundRows.STAKED,
                    Statement.units(event.getUnstakeFinalized().getBaseUnits()).negate());
        } else if (event.hasInflationMinted()) {
            rows.add(
                    FoundRows.MINTED,
                    Statement.units(event.getInflationMinted().getStakersBaseUnits()));
        } else if (event.hasRewardsRecorded()) {
            rows.add(FoundRows.MINTED, Statement.units(event.getRewardsRecorded().getBaseUnits()));
        } else if (event.hasBlocksIngested()) {
            rows.read(event.getBlocksIngested());
        }
    }
}
