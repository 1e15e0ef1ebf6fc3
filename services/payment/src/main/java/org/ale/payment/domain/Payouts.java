/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ale.payment.domain.AccountEvent.EscrowClosed;
import org.ale.payment.domain.AccountEvent.EscrowFunded;
import org.ale.payment.domain.AccountEvent.EscrowReturned;
import org.ale.payment.domain.AccountEvent.ItemsRefunded;
import org.ale.payment.domain.AccountEvent.PotSplit;

/** Facts that move money out of one job's escrow, one after the other within one command. */
final class Payouts {
    private final List<AccountEvent> events = new ArrayList<>();
    private final Instant at;
    private Escrow escrow;

    private Payouts(Escrow escrow, Instant at) {
        this.escrow = escrow;
        this.at = at;
    }

    static Payouts from(Escrow escrow, Instant at) {
        return new Payouts(escrow, at);
    }

    /** Begins with the deposit itself. */
    static Payouts funding(Budget budget, Instant at) {
        var payouts = new Payouts(Escrow.of(budget), at);
        var postings =
                Postings.from(new Account.Deposits())
                        .to(payouts.account(), payouts.escrow.left())
                        .to(new Account.Refund(budget.clientId()), budget.remainder())
                        .list();
        payouts.events.add(new EscrowFunded(budget, postings, at));
        return payouts;
    }

    /** Whether this pool's pot can still be shared. */
    boolean canPay(Share share) {
        return share.poolId().item() < escrow.budget().items() && escrow.hasLeft(1);
    }

    boolean canRefund(int count) {
        return escrow.hasLeft(count);
    }

    Payouts split(Share share) {
        var pot = escrow.budget().pot();
        var fee = escrow.nextFee();
        var paid = PotShares.of(share, pot);
        var postings = Postings.from(account());
        for (var index = 0; index < paid.size(); index++) {
            var worker = share.parties().get(index).worker();
            postings.to(new Account.Earnings(worker), paid.get(index));
        }
        postings.to(new Account.Fees(), fee);
        events.add(new PotSplit(share, pot, fee, paid, postings.list(), at));
        escrow = escrow.afterSplit();
        return this;
    }

    Payouts refund(int count) {
        var postings = Postings.from(account()).to(client(), escrow.refundOf(count)).list();
        events.add(new ItemsRefunded(escrow.budget().jobId(), count, postings, at));
        escrow = escrow.afterRefund(count);
        return this;
    }

    /** The escrow was closed on the chain: what is left is its payer's there. */
    Payouts giveBack() {
        var payer = new Account.Returned(escrow.budget().clientId());
        var postings = Postings.from(account()).to(payer, escrow.left()).list();
        escrow = escrow.closed();
        events.add(new EscrowReturned(escrow.budget().jobId(), postings, at));
        return this;
    }

    Payouts close() {
        var postings = Postings.from(account()).to(client(), escrow.left()).list();
        escrow = escrow.closed();
        events.add(
                new EscrowClosed(
                        escrow.budget().jobId(),
                        escrow.paid(),
                        escrow.fees(),
                        escrow.refunded(),
                        postings,
                        at));
        return this;
    }

    List<AccountEvent> events() {
        return List.copyOf(events);
    }

    private Account account() {
        return new Account.Escrow(escrow.budget().jobId());
    }

    private Account client() {
        return new Account.Refund(escrow.budget().clientId());
    }
}
