/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.codec;

import java.util.List;
import org.ale.payment.domain.AccountEvent;
import org.ale.schemas.payment.v1.CloseDeferred;
import org.ale.schemas.payment.v1.EscrowClosed;
import org.ale.schemas.payment.v1.EscrowFunded;
import org.ale.schemas.payment.v1.EscrowReturned;
import org.ale.schemas.payment.v1.ItemsRefunded;
import org.ale.schemas.payment.v1.PotHeld;
import org.ale.schemas.payment.v1.PotSplit;
import org.ale.schemas.payment.v1.PromotionPaid;
import org.ale.schemas.payment.v1.RefundDeferred;
import org.ale.schemas.payment.v1.SplitDeferred;
import org.ale.schemas.payment.v1.StandingsNoted;
import org.ale.schemas.payment.v1.VotesUnpaid;

/** Writes facts about accounts. */
final class EventWriter {
    private EventWriter() {}

    static org.ale.schemas.payment.v1.AccountEvent write(AccountEvent event) {
        var message = org.ale.schemas.payment.v1.AccountEvent.newBuilder();
        switch (event) {
            case AccountEvent.EscrowFunded from -> message.setEscrowFunded(funded(from));
            case AccountEvent.PotSplit from -> message.setPotSplit(split(from));
            case AccountEvent.PotHeld from ->
                    message.setPotHeld(
                            PotHeld.newBuilder()
                                    .setPoolId(from.poolId().toString())
                                    .addAllPayees(Values.payees(from.parties(), List.of()))
                                    .setVisibleAfter(from.visibleAfter()));
            case AccountEvent.ItemsRefunded from ->
                    message.setItemsRefunded(
                            ItemsRefunded.newBuilder()
                                    .setJobId(from.jobId().toString())
                                    .setCount(from.count())
                                    .addAllPostings(Values.postingsOnWire(from.postings())));
            case AccountEvent.EscrowClosed from -> message.setEscrowClosed(closed(from));
            case AccountEvent.EscrowReturned from ->
                    message.setEscrowReturned(
                            EscrowReturned.newBuilder()
                                    .setJobId(from.jobId().toString())
                                    .addAllPostings(Values.postingsOnWire(from.postings())));
            case AccountEvent.PromotionPaid from ->
                    message.setPromotionPaid(
                            PromotionPaid.newBuilder()
                                    .setJobId(from.jobId().toString())
                                    .addAllPostings(Values.postingsOnWire(from.postings())));
            case AccountEvent.SplitDeferred from -> message.setSplitDeferred(deferred(from));
            case AccountEvent.RefundDeferred from ->
                    message.setRefundDeferred(
                            RefundDeferred.newBuilder()
                                    .setJobId(from.jobId().toString())
                                    .setCount(from.count()));
            case AccountEvent.CloseDeferred from ->
                    message.setCloseDeferred(
                            CloseDeferred.newBuilder().setJobId(from.jobId().toString()));
            case AccountEvent.EarningsSettled from ->
                    message.setEarningsSettled(Settlements.onWire(from));
            case AccountEvent.StandingsNoted from ->
                    message.setStandingsNoted(
                            StandingsNoted.newBuilder()
                                    .addAllStandings(
                                            Settlements.standingsOnWire(from.standings())));
            case AccountEvent.VotesUnpaid from -> message.setVotesUnpaid(unpaid(from));
        }
        return message.build();
    }

    private static VotesUnpaid unpaid(AccountEvent.VotesUnpaid from) {
        return VotesUnpaid.newBuilder()
                .setPoolId(from.poolId().toString())
                .addAllPayees(Values.payees(from.parties(), List.of()))
                .setResolved(from.resolved())
                .setVisibleAfter(from.visibleAfter())
                .setReason(Values.onWire(from.reason()))
                .setOnboarding(from.onboarding())
                .build();
    }

    private static EscrowFunded funded(AccountEvent.EscrowFunded from) {
        var budget = from.budget();
        return EscrowFunded.newBuilder()
                .setJobId(budget.jobId().toString())
                .setClientId(budget.clientId().toString())
                .setFundedBaseUnits(budget.funded().toString())
                .setFeeBaseUnits(budget.fee().toString())
                .setPotBaseUnits(budget.pot().toString())
                .setItems(budget.items())
                .setDepositId(budget.depositId())
                .addAllPostings(Values.postingsOnWire(from.postings()))
                .build();
    }

    private static PotSplit split(AccountEvent.PotSplit from) {
        var share = from.share();
        return PotSplit.newBuilder()
                .setPoolId(share.poolId().toString())
                .setLabel(share.label())
                .setConfidenceMicro(share.confidenceMicro())
                .setPotBaseUnits(from.pot().toString())
                .setFeeBaseUnits(from.fee().toString())
                .addAllPayees(Values.payees(share.parties(), from.paid()))
                .setPayScope(share.payScope().name())
                .setEqualShareBps(share.equalShareBps())
                .addAllPostings(Values.postingsOnWire(from.postings()))
                .setVisibleAfter(share.visibleAfter())
                .setOnboarding(share.onboarding())
                .build();
    }

    private static SplitDeferred deferred(AccountEvent.SplitDeferred from) {
        var share = from.share();
        return SplitDeferred.newBuilder()
                .setPoolId(share.poolId().toString())
                .setLabel(share.label())
                .setConfidenceMicro(share.confidenceMicro())
                .addAllPayees(Values.payees(share.parties(), List.of()))
                .setPayScope(share.payScope().name())
                .setEqualShareBps(share.equalShareBps())
                .setVisibleAfter(share.visibleAfter())
                .setOnboarding(share.onboarding())
                .build();
    }

    private static EscrowClosed closed(AccountEvent.EscrowClosed from) {
        return EscrowClosed.newBuilder()
                .setJobId(from.jobId().toString())
                .setPaidBaseUnits(from.paid().toString())
                .setFeesBaseUnits(from.fees().toString())
                .setRefundedBaseUnits(from.refunded().toString())
                .addAllPostings(Values.postingsOnWire(from.postings()))
                .build();
    }
}
