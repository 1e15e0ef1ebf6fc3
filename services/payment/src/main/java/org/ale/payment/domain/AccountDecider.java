/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import static org.ale.eventsourcing.Decision.accepted;
import static org.ale.eventsourcing.Decision.rejected;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ale.eventsourcing.Decider;
import org.ale.eventsourcing.Decision;
import org.ale.kernel.Ale;
import org.ale.payment.domain.AccountCommand.CloseEscrow;
import org.ale.payment.domain.AccountCommand.FundEscrow;
import org.ale.payment.domain.AccountCommand.HoldPot;
import org.ale.payment.domain.AccountCommand.NoteStandings;
import org.ale.payment.domain.AccountCommand.PayPromotion;
import org.ale.payment.domain.AccountCommand.RefundItems;
import org.ale.payment.domain.AccountCommand.ReturnEscrow;
import org.ale.payment.domain.AccountCommand.SettleEarnings;
import org.ale.payment.domain.AccountCommand.SplitPot;
import org.ale.payment.domain.AccountEvent.CloseDeferred;
import org.ale.payment.domain.AccountEvent.EarningsSettled;
import org.ale.payment.domain.AccountEvent.EscrowClosed;
import org.ale.payment.domain.AccountEvent.EscrowFunded;
import org.ale.payment.domain.AccountEvent.EscrowReturned;
import org.ale.payment.domain.AccountEvent.ItemsRefunded;
import org.ale.payment.domain.AccountEvent.PotHeld;
import org.ale.payment.domain.AccountEvent.PotSplit;
import org.ale.payment.domain.AccountEvent.PromotionPaid;
import org.ale.payment.domain.AccountEvent.RefundDeferred;
import org.ale.payment.domain.AccountEvent.SplitDeferred;
import org.ale.payment.domain.AccountEvent.StandingsNoted;
import org.ale.payment.domain.AccountEvent.VotesUnpaid;

/**
 * Pays for good work: a pool's pot goes to its winners the moment reputation has credited them. A
 * pool is paid at most once, and what is paid is never taken back. Budgets come by another way than
 * closed pools, so what comes first waits for the other.
 */
public final class AccountDecider implements Decider<AccountCommand, AccountState, AccountEvent> {

    @Override
    public AccountState initialState() {
        return new AccountState();
    }

    @Override
    public Decision<AccountEvent> decide(AccountCommand command, AccountState state) {
        return switch (command) {
            case FundEscrow fund -> fund(fund, state);
            case SplitPot split when state.isClosed(split.share().poolId().jobId()) -> closed();
            case SplitPot split -> split(split, state);
            case HoldPot hold when state.isClosed(hold.poolId().jobId()) -> closed();
            case HoldPot hold when state.isPaid(hold.poolId()) -> again(hold, state);
            case HoldPot hold when state.isReturned(hold.poolId().jobId()) -> gone(hold);
            case HoldPot hold ->
                    accepted(
                            new PotHeld(
                                    hold.poolId(), hold.parties(), hold.visibleAfter(), hold.at()));
            case RefundItems refund when refund.count() <= 0 -> notPositive();
            case RefundItems refund when state.isClosed(refund.jobId()) -> closed();
            case RefundItems refund when state.isReturned(refund.jobId()) -> accepted();
            case RefundItems refund -> refund(refund, state);
            case ReturnEscrow giveBack -> giveBack(giveBack, state);
            case CloseEscrow close -> close(close, state);
            case PayPromotion pay when pay.amount().compareTo(Ale.ZERO) <= 0 -> notPositive();
            case PayPromotion pay -> accepted(promotion(pay));
            case SettleEarnings settle -> accepted(Batches.of(state.unsettled(), settle.at()));
            case NoteStandings note -> noteStandings(note);
        };
    }

    /**
     * Total over everything {@code decide} can emit: it refuses nothing. A fact that breaks the
     * ledger's invariants stops the partition.
     */
    @Override
    public AccountState evolve(AccountState state, AccountEvent event) {
        state.post(event.postings());
        switch (event) {
            case EscrowFunded(var budget, _, _) -> state.fund(budget);
            case PotSplit split -> state.pay(split);
            case PotHeld(var pool, var parties, _, _) -> {
                state.stand(parties);
                state.waiting(pool.jobId()).ifPresent(waiting -> waiting.forget(pool.item()));
            }
            case ItemsRefunded(var job, var count, _, _) -> state.refund(job, count);
            case EscrowReturned(var job, _, _) -> state.giveBack(job);
            case EscrowClosed(var job, _, _, _, _, _) -> state.close(job);
            case PromotionPaid _ -> {}
            case SplitDeferred(var share, _) -> state.await(share.poolId().jobId()).remember(share);
            case RefundDeferred(var job, var count, _) -> state.await(job).remember(count);
            case CloseDeferred(var job, _) -> state.await(job).rememberEnd();
            case EarningsSettled settled -> state.unsettled().settle(settled);
            case StandingsNoted(var standings, _) -> standings.forEach(state.unsettled()::stand);
            case VotesUnpaid unpaid -> state.tell(unpaid);
        }
        return state;
    }

    private static Decision<AccountEvent> fund(FundEscrow fund, AccountState state) {
        var budget = fund.budget();
        if (state.escrow(budget.jobId()).isPresent() || state.isClosed(budget.jobId())) {
            return rejected(AccountRejection.ALREADY_FUNDED, "This job is funded already.");
        }
        if (!budget.isCovered()) {
            return rejected(
                    AccountRejection.BUDGET_NOT_COVERED,
                    "The deposit must cover the fee and a pot above zero for each item.");
        }
        var payouts = Payouts.funding(budget, fund.at());
        state.waiting(budget.jobId()).ifPresent(waiting -> carryOut(waiting, payouts));
        return accepted(payouts.events());
    }

    /** What the budget cannot cover is left out: the consensus service never asks for it. */
    private static void carryOut(Waiting waiting, Payouts payouts) {
        for (var share : waiting.shares()) {
            if (payouts.canPay(share)) {
                payouts.split(share);
            }
        }
        if (waiting.refunds() > 0 && payouts.canRefund(waiting.refunds())) {
            payouts.refund(waiting.refunds());
        }
        if (waiting.ended()) {
            payouts.close();
        }
    }

    private static Decision<AccountEvent> split(SplitPot split, AccountState state) {
        var share = split.share();
        var pool = share.poolId();
        if (state.isPaid(pool)) {
            return again(share, split.at(), state);
        }
        if (state.isReturned(pool.jobId())) {
            return gone(share, split.at());
        }
        if (!share.hasReceivers()) {
            return accepted(new PotHeld(pool, share.parties(), share.visibleAfter(), split.at()));
        }
        var escrow = state.escrow(pool.jobId());
        if (escrow.isEmpty()) {
            return accepted(new SplitDeferred(share, split.at()));
        }
        if (pool.item() >= escrow.get().budget().items()) {
            return rejected(AccountRejection.ITEM_UNKNOWN, "The job has no item " + pool.item());
        }
        var payouts = Payouts.from(escrow.get(), split.at());
        return payouts.canPay(share) ? accepted(payouts.split(share).events()) : noItemLeft();
    }

    /** What is paid stays paid, and nothing is left of the pot for votes that came since. */
    private static Decision<AccountEvent> again(Share share, Instant at, AccountState state) {
        var events = noted(share.parties(), at);
        var since = state.untold(share.poolId(), share.parties());
        if (!since.isEmpty()) {
            events.add(new VotesUnpaid(share.poolId(), since, true, share.visibleAfter(), at));
        }
        return accepted(events);
    }

    private static Decision<AccountEvent> again(HoldPot hold, AccountState state) {
        var since = state.untold(hold.poolId(), hold.parties());
        return since.isEmpty()
                ? accepted()
                : accepted(
                        new VotesUnpaid(
                                hold.poolId(), since, false, hold.visibleAfter(), hold.at()));
    }

    /** The work was good all the same: reputation is told, and why there is no money. */
    private static Decision<AccountEvent> gone(Share share, Instant at) {
        return gone(
                new VotesUnpaid(
                        share.poolId(),
                        share.parties(),
                        share.hasReceivers(),
                        share.visibleAfter(),
                        UnpaidReason.ESCROW_CLOSED_ON_CHAIN,
                        share.onboarding(),
                        at));
    }

    private static Decision<AccountEvent> gone(HoldPot hold) {
        return gone(
                new VotesUnpaid(
                        hold.poolId(),
                        hold.parties(),
                        false,
                        hold.visibleAfter(),
                        UnpaidReason.ESCROW_CLOSED_ON_CHAIN,
                        false,
                        hold.at()));
    }

    private static Decision<AccountEvent> gone(VotesUnpaid unpaid) {
        var events = noted(unpaid.parties(), unpaid.at());
        if (!unpaid.parties().isEmpty()) {
            events.add(unpaid);
        }
        return accepted(events);
    }

    private static Decision<AccountEvent> refund(RefundItems refund, AccountState state) {
        var escrow = state.escrow(refund.jobId());
        if (escrow.isEmpty()) {
            return accepted(new RefundDeferred(refund.jobId(), refund.count(), refund.at()));
        }
        var payouts = Payouts.from(escrow.get(), refund.at());
        return payouts.canRefund(refund.count())
                ? accepted(payouts.refund(refund.count()).events())
                : noItemLeft();
    }

    /**
     * A job's fund and its end come by the same topic, so its budget is known. Money that nobody
     * put on the chain lies in no escrow there: whoever opened and closed one of its name has his
     * own.
     */
    private static Decision<AccountEvent> giveBack(ReturnEscrow giveBack, AccountState state) {
        return state.escrow(giveBack.jobId())
                .filter(escrow -> escrow.budget().isOnChain() && !escrow.left().isZero())
                .map(escrow -> accepted(Payouts.from(escrow, giveBack.at()).giveBack().events()))
                .orElseGet(Decision::accepted);
    }

    private static Decision<AccountEvent> close(CloseEscrow close, AccountState state) {
        if (state.isClosed(close.jobId())) {
            return accepted();
        }
        return state.escrow(close.jobId())
                .map(escrow -> accepted(Payouts.from(escrow, close.at()).close().events()))
                .orElseGet(() -> accepted(new CloseDeferred(close.jobId(), close.at())));
    }

    private static Decision<AccountEvent> noteStandings(NoteStandings note) {
        return note.standings().isEmpty()
                ? accepted()
                : accepted(new StandingsNoted(note.standings(), note.at()));
    }

    /** Begins with the reputations that a pool changed, if it did. */
    private static List<AccountEvent> noted(List<Party> parties, Instant at) {
        var events = new ArrayList<AccountEvent>();
        var changed = Standing.changedBy(parties);
        if (!changed.isEmpty()) {
            events.add(new StandingsNoted(changed, at));
        }
        return events;
    }

    private static AccountEvent promotion(PayPromotion pay) {
        var postings =
                Postings.from(new Account.Deposits()).to(new Account.Fees(), pay.amount()).list();
        return new PromotionPaid(pay.jobId(), postings, pay.at());
    }

    private static Decision<AccountEvent> closed() {
        return rejected(
                AccountRejection.ESCROW_CLOSED,
                "The job is over and its escrow is empty; nothing is paid from it any more.");
    }

    private static Decision<AccountEvent> noItemLeft() {
        return rejected(
                AccountRejection.NO_ITEM_LEFT,
                "Every item of this job is paid or refunded already.");
    }

    private static Decision<AccountEvent> notPositive() {
        return rejected(AccountRejection.NOT_POSITIVE, "The amount must be above zero.");
    }
}
