/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import static org.ale.payment.domain.Fixtures.CLIENT;
import static org.ale.payment.domain.Fixtures.ESCROW;
import static org.ale.payment.domain.Fixtures.FEES;
import static org.ale.payment.domain.Fixtures.JOB;
import static org.ale.payment.domain.Fixtures.NOW;
import static org.ale.payment.domain.Fixtures.close;
import static org.ale.payment.domain.Fixtures.earnings;
import static org.ale.payment.domain.Fixtures.fund;
import static org.ale.payment.domain.Fixtures.pool;
import static org.ale.payment.domain.Fixtures.posting;
import static org.ale.payment.domain.Fixtures.units;
import static org.ale.payment.domain.Fixtures.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.Ale;
import org.ale.payment.domain.AccountCommand.FundEscrow;
import org.ale.payment.domain.AccountCommand.SettleEarnings;
import org.ale.payment.domain.AccountCommand.SplitPot;
import org.ale.payment.domain.AccountEvent.EarningsSettled;
import org.ale.payment.domain.AccountEvent.EscrowClosed;
import org.ale.payment.domain.AccountEvent.PotSplit;
import org.ale.payment.domain.AccountEvent.SplitDeferred;
import org.junit.jupiter.api.Test;

/** A newcomer's place is a pool with nobody but him. */
class NewcomersTest {
    private final DeciderSpec<AccountCommand, AccountState, AccountEvent> account =
            new DeciderSpec<>(new AccountDecider());

    private static Share place(int place) {
        return Share.ofNewcomer(pool(place), worker(place));
    }

    private static SplitPot pay(int place) {
        return new SplitPot(place(place), NOW);
    }

    private static PotSplit paid(int place, long fee) {
        return new PotSplit(
                place(place),
                units(310),
                units(fee),
                List.of(units(310)),
                List.of(
                        posting(ESCROW, -310 - fee),
                        posting(earnings(place), 310),
                        posting(FEES, fee)),
                NOW);
    }

    @Test
    void aNewcomerHasTheWholePotAndTheClientPaysTheFee() {
        account.given().after(fund()).when(pay(0)).then(paid(0, 33));
        account.after(pay(0)).when(pay(0)).thenNothing();
    }

    @Test
    void whatIsLeftOfAClosedJobGoesBackWithItsFees() {
        var events = account.given().after(fund(), pay(0)).when(close()).events();
        var closed = assertInstanceOf(EscrowClosed.class, events.getFirst());
        assertEquals(
                List.of(units(310), units(33), units(687)),
                List.of(closed.paid(), closed.fees(), closed.refunded()));
    }

    @Test
    void whoPassedBeforeTheBudgetWasHeardOfIsPaidWithIt() {
        account.given().when(pay(0)).then(new SplitDeferred(place(0), NOW));
        var events = account.after(pay(0)).when(fund()).events();
        assertEquals(paid(0, 33), events.getLast());
    }

    @Test
    void whatWasDepositedOnTheChainIsSettledThereAndNoReputationWithIt() {
        var budget = new Budget(JOB, CLIENT, units(1030), units(100), units(310), 3, "0xab:1");
        var events =
                account.given()
                        .after(new FundEscrow(budget, NOW), pay(0))
                        .when(new SettleEarnings(NOW))
                        .events();
        var settled = assertInstanceOf(EarningsSettled.class, events.getFirst());
        assertEquals(List.of(new Earned(worker(0), units(310))), settled.earnings());
        assertEquals(List.of(new JobLegs(JOB, units(310), units(33), Ale.ZERO)), settled.jobs());
        assertEquals(List.of(), settled.standings());
    }
}
