/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.codec;

import java.time.Instant;
import org.ale.eventsourcing.UndecodableException;
import org.ale.kernel.Ale;
import org.ale.kernel.ClientId;
import org.ale.kernel.JobId;
import org.ale.kernel.PayScope;
import org.ale.kernel.PoolId;
import org.ale.payment.domain.AccountEvent;
import org.ale.payment.domain.Budget;
import org.ale.payment.domain.Share;
import org.ale.payment.domain.UnpaidReason;
import org.ale.schemas.payment.v1.EscrowClosed;
import org.ale.schemas.payment.v1.EscrowFunded;
import org.ale.schemas.payment.v1.EscrowReturned;
import org.ale.schemas.payment.v1.ItemsRefunded;
import org.ale.schemas.payment.v1.PotHeld;
import org.ale.schemas.payment.v1.PotSplit;
import org.ale.schemas.payment.v1.PromotionPaid;
import org.ale.schemas.payment.v1.RefundDeferred;
import org.ale.schemas.payment.v1.SplitDeferred;
import org.ale.schemas.payment.v1.VotesUnpaid;

/** Reads facts about accounts that were decided at one log time. */
final class EventReader {
    private final Instant at;

    EventReader(Instant at) {
        this.at = at;
    }

    AccountEvent read(org.ale.schemas.payment.v1.AccountEvent from) {
        return switch (from.getEventCase()) {
            case ESCROW_FUNDED -> funded(from.getEscrowFunded());
            case POT_SPLIT -> split(from.getPotSplit());
            case POT_HELD -> held(from.getPotHeld());
            case ITEMS_REFUNDED -> refunded(from.getItemsRefunded());
            case ESCROW_CLOSED -> closed(from.getEscrowClosed());
            case ESCROW_RETURNED -> returned(from.getEscrowReturned());
            case PROMOTION_PAID -> promoted(from.getPromotionPaid());
            case SPLIT_DEFERRED -> deferred(from.getSplitDeferred());
            case REFUND_DEFERRED -> deferred(from.getRefundDeferred());
            case CLOSE_DEFERRED ->
                    new AccountEvent.CloseDeferred(
                            JobId.of(from.getCloseDeferred().getJobId()), at);
            case EARNINGS_SETTLED -> Settlements.settled(from.getEarningsSettled(), at);
            case STANDINGS_NOTED ->
                    new AccountEvent.StandingsNoted(
                            Settlements.standings(from.getStandingsNoted().getStandingsList()), at);
            case VOTES_UNPAID -> unpaid(from.getVotesUnpaid());
            case EVENT_NOT_SET -> throw new UndecodableException("a fact that says nothing");
        };
    }

    private AccountEvent funded(EscrowFunded from) {
        var budget =
                new Budget(
                        JobId.of(from.getJobId()),
                        ClientId.of(from.getClientId()),
                        Ale.ofBaseUnits(from.getFundedBaseUnits()),
                        Ale.ofBaseUnits(from.getFeeBaseUnits()),
                        Ale.ofBaseUnits(from.getPotBaseUnits()),
                        from.getItems(),
                        from.getDepositId());
        return new AccountEvent.EscrowFunded(budget, Values.postings(from.getPostingsList()), at);
    }

    private AccountEvent split(PotSplit from) {
        return new AccountEvent.PotSplit(
                new Share(
                        PoolId.of(from.getPoolId()),
                        from.getLabel(),
                        from.getConfidenceMicro(),
                        Values.partiesOf(from.getPayeesList()),
                        PayScope.valueOf(from.getPayScope()),
                        from.getEqualShareBps(),
                        from.getVisibleAfter(),
                        from.getOnboarding()),
                Ale.ofBaseUnits(from.getPotBaseUnits()),
                Ale.ofBaseUnits(from.getFeeBaseUnits()),
                Values.paid(from.getPayeesList()),
                Values.postings(from.getPostingsList()),
                at);
    }

    private AccountEvent held(PotHeld from) {
        return new AccountEvent.PotHeld(
                PoolId.of(from.getPoolId()),
                Values.partiesOf(from.getPayeesList()),
                from.getVisibleAfter(),
                at);
    }

    private AccountEvent unpaid(VotesUnpaid from) {
        return new AccountEvent.VotesUnpaid(
                PoolId.of(from.getPoolId()),
                Values.partiesOf(from.getPayeesList()),
                from.getResolved(),
                from.getVisibleAfter(),
                UnpaidReason.of(from.getReason()),
                from.getOnboarding(),
                at);
    }

    private AccountEvent returned(EscrowReturned from) {
        return new AccountEvent.EscrowReturned(
                JobId.of(from.getJobId()), Values.postings(from.getPostingsList()), at);
    }

    private AccountEvent refunded(ItemsRefunded from) {
        return new AccountEvent.ItemsRefunded(
                JobId.of(from.getJobId()),
                from.getCount(),
                Values.postings(from.getPostingsList()),
                at);
    }

    private AccountEvent closed(EscrowClosed from) {
        return new AccountEvent.EscrowClosed(
                JobId.of(from.getJobId()),
                Ale.ofBaseUnits(from.getPaidBaseUnits()),
                Ale.ofBaseUnits(from.getFeesBaseUnits()),
                Ale.ofBaseUnits(from.getRefundedBaseUnits()),
                Values.postings(from.getPostingsList()),
                at);
    }

    private AccountEvent promoted(PromotionPaid from) {
        return new AccountEvent.PromotionPaid(
                JobId.of(from.getJobId()), Values.postings(from.getPostingsList()), at);
    }

    private AccountEvent deferred(SplitDeferred from) {
        return new AccountEvent.SplitDeferred(
                new Share(
                        PoolId.of(from.getPoolId()),
                        from.getLabel(),
                        from.getConfidenceMicro(),
                        Values.partiesOf(from.getPayeesList()),
                        PayScope.valueOf(from.getPayScope()),
                        from.getEqualShareBps(),
                        from.getVisibleAfter(),
                        from.getOnboarding()),
                at);
    }

    private AccountEvent deferred(RefundDeferred from) {
        return new AccountEvent.RefundDeferred(JobId.of(from.getJobId()), from.getCount(), at);
    }
}
