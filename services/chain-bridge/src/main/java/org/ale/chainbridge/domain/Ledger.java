/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static org.ale.eventsourcing.Decision.accepted;
import static org.ale.eventsourcing.Decision.rejected;

import java.math.BigInteger;
import org.ale.chainbridge.domain.ChainCommand.LinkPayoutAddress;
import org.ale.chainbridge.domain.ChainCommand.RecordEarnings;
import org.ale.chainbridge.domain.ChainCommand.RecordRewards;
import org.ale.chainbridge.domain.ChainCommand.RefundDeposit;
import org.ale.chainbridge.domain.ChainCommand.RequestClaim;
import org.ale.chainbridge.domain.ChainEvent.ClaimQueued;
import org.ale.chainbridge.domain.ChainEvent.EarningsRecorded;
import org.ale.chainbridge.domain.ChainEvent.PayoutAddressLinked;
import org.ale.chainbridge.domain.ChainEvent.RefundQueued;
import org.ale.chainbridge.domain.ChainEvent.RewardsRecorded;
import org.ale.eventsourcing.Decision;
import org.ale.kernel.Ale;

/** Adds to what accounts may claim, and says to whom it belongs. */
final class Ledger {
    /** What an ERC-20 takes for no limit. */
    static final Ale UNLIMITED = new Ale(BigInteger.TWO.pow(256).subtract(BigInteger.ONE));

    private Ledger() {}

    static Decision<ChainEvent> record(RecordEarnings earnings, ChainState state) {
        var last = state.batch(earnings.community());
        if (earnings.batch() <= last) {
            return accepted();
        }
        if (earnings.batch() != last + 1) {
            return rejected(ChainRejection.OUT_OF_ORDER, "Batch " + (last + 1) + " is missing.");
        }
        return accepted(
                new EarningsRecorded(
                        earnings.community(),
                        earnings.batch(),
                        earnings.credits().stream().map(state.totals::addressed).toList(),
                        earnings.jobs(),
                        earnings.standings(),
                        earnings.at()));
    }

    static Decision<ChainEvent> record(RecordRewards rewards, ChainState state) {
        if (rewards.index() <= state.rewards()) {
            return accepted();
        }
        var sum = rewards.credits().stream().map(Credit::amount).reduce(Ale.ZERO, Ale::plus);
        return accepted(
                new RewardsRecorded(
                        rewards.index(),
                        sum,
                        rewards.credits().stream().map(state.totals::addressed).toList(),
                        rewards.last(),
                        rewards.at()));
    }

    static Decision<ChainEvent> link(LinkPayoutAddress link, ChainState state) {
        if (link.account().equals(Address.ZERO)) {
            return rejected(ChainRejection.ACCOUNT_UNUSABLE, "Nobody has the key of account zero.");
        }
        var owner = state.totals.owner(link.account());
        if (owner.isPresent() && !owner.get().equals(link.worker())) {
            return rejected(
                    ChainRejection.ACCOUNT_TAKEN, "This account is paid for another worker.");
        }
        var current = state.totals.account(link.worker());
        if (current.isPresent() && current.get().equals(link.account())) {
            return accepted();
        }
        return accepted(
                new PayoutAddressLinked(
                        link.worker(),
                        link.account(),
                        state.totals.waiting(link.worker()),
                        link.at()));
    }

    static Decision<ChainEvent> refund(RefundDeposit refund, ChainState state) {
        var deposit = state.deposit(refund.depositId());
        if (deposit.isEmpty()) {
            return rejected(ChainRejection.UNKNOWN_DEPOSIT, "There is no such final deposit.");
        }
        if (state.isRefunded(refund.depositId())) {
            return accepted();
        }
        if (refund.amount().compareTo(deposit.get().ale()) > 0) {
            return rejected(
                    ChainRejection.MORE_THAN_DEPOSITED,
                    "The deposit brought " + deposit.get().ale() + " base units.");
        }
        return accepted(
                new RefundQueued(
                        refund.depositId(), deposit.get().job(), refund.amount(), refund.at()));
    }

    static Decision<ChainEvent> claim(RequestClaim claim, ChainState state) {
        var account = state.totals.account(claim.worker());
        if (account.isEmpty()) {
            return noAccount();
        }
        var payee = account.get();
        if (state.totals.total(payee).compareTo(state.totals.claimed(payee)) <= 0) {
            return rejected(ChainRejection.NOTHING_TO_CLAIM, "Everything that was earned is paid.");
        }
        var isOnItsWay =
                state.epochs.isQueued(payee)
                        || state.outbox.hasOpen(intent ->
                                intent instanceof Intent.PushClaim(var paid, _, _)
                                        && paid.equals(payee));
        return isOnItsWay ? accepted() : accepted(new ClaimQueued(payee, claim.at()));
    }

    static Decision<ChainEvent> noAccount() {
        return rejected(
                ChainRejection.NO_ACCOUNT, "Name the account that is to be paid for you first.");
    }
}
