/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import static org.ale.payment.domain.Fixtures.CLIENT;
import static org.ale.payment.domain.Fixtures.ESCROW;
import static org.ale.payment.domain.Fixtures.FEES;
import static org.ale.payment.domain.Fixtures.JOB;
import static org.ale.payment.domain.Fixtures.NOW;
import static org.ale.payment.domain.Fixtures.REFUND;
import static org.ale.payment.domain.Fixtures.close;
import static org.ale.payment.domain.Fixtures.earnings;
import static org.ale.payment.domain.Fixtures.fund;
import static org.ale.payment.domain.Fixtures.hold;
import static org.ale.payment.domain.Fixtures.parties;
import static org.ale.payment.domain.Fixtures.pool;
import static org.ale.payment.domain.Fixtures.posting;
import static org.ale.payment.domain.Fixtures.refund;
import static org.ale.payment.domain.Fixtures.share;
import static org.ale.payment.domain.Fixtures.split;
import static org.ale.payment.domain.Fixtures.units;
import static org.ale.payment.domain.Fixtures.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.Ale;
import org.ale.kernel.PayScope;
import org.ale.payment.domain.AccountCommand.FundEscrow;
import org.ale.payment.domain.AccountCommand.HoldPot;
import org.ale.payment.domain.AccountCommand.ReturnEscrow;
import org.ale.payment.domain.AccountCommand.SettleEarnings;
import org.ale.payment.domain.AccountCommand.SplitPot;
import org.ale.payment.domain.AccountEvent.EarningsSettled;
import org.ale.payment.domain.AccountEvent.EscrowClosed;
import org.ale.payment.domain.AccountEvent.EscrowReturned;
import org.ale.payment.domain.AccountEvent.PotSplit;
import org.ale.payment.domain.AccountEvent.StandingsNoted;
import org.ale.payment.domain.AccountEvent.VotesUnpaid;
import org.junit.jupiter.api.Test;

/** A job's escrow was closed on the chain, while the job was at work. */
class ReturnedEscrowTest {
    private static final Account RETURNED = new Account.Returned(CLIENT);
    private static final ReturnEscrow GIVE_BACK = new ReturnEscrow(JOB, NOW);
    private static final SettleEarnings SETTLE = new SettleEarnings(NOW);
    private static final Party ANA = new Party(worker(0), true, 0, 500_000, 500_000, 1);
    private static final Party BEN = new Party(worker(1), false, 1, 0, 0, 1);

    private final DeciderSpec<AccountCommand, AccountState, AccountEvent> accounts =
            new DeciderSpec<>(new AccountDecider());

    /** 1,030 units on the chain for three items: fee 100, pot 310 each. */
    private static FundEscrow deposit() {
        return new FundEscrow(
                new Budget(JOB, CLIENT, units(1030), units(100), units(310), 3, "0xab:0"), NOW);
    }

    private static VotesUnpaid unpaid(int item, boolean resolved, List<Party> parties) {
        return new VotesUnpaid(
                pool(item), parties, resolved, 10, UnpaidReason.ESCROW_CLOSED_ON_CHAIN, false, NOW);
    }

    @Test
    void isItsPayersOnTheChainWithTheFeesOfWhatWasNotDecided() {
        accounts.given()
                .after(deposit(), split(0, 1))
                .when(GIVE_BACK)
                .then(
                        new EscrowReturned(
                                JOB, List.of(posting(ESCROW, -687), posting(RETURNED, 687)), NOW))
                .when(GIVE_BACK)
                .thenNothing();
    }

    @Test
    void isNoRefundThatTheChainIsAskedFor() {
        accounts.given()
                .after(deposit(), split(0, 1), GIVE_BACK)
                .when(SETTLE)
                .then(
                        new EarningsSettled(
                                1,
                                List.of(new Earned(worker(0), units(310))),
                                List.of(new JobLegs(JOB, units(310), units(33), Ale.ZERO)),
                                List.of(),
                                List.of(
                                        posting(earnings(0), -310),
                                        posting(new Account.Settled(worker(0)), 310),
                                        posting(FEES, -33),
                                        posting(new Account.Treasury(), 33)),
                                NOW));
        assertEquals(units(687), accounts.folded().balance(RETURNED));
        assertEquals(Ale.ZERO, accounts.folded().balance(REFUND));
    }

    @Test
    void paysNoPoolThatIsDecidedLaterButItsReputationIsToldAndWhy() {
        var later = share(1, PayScope.WINNERS, 0, List.of(ANA, BEN));
        accounts.given()
                .after(deposit(), GIVE_BACK)
                .when(new SplitPot(later, NOW))
                .then(
                        new StandingsNoted(List.of(ANA.standing()), NOW),
                        unpaid(1, true, List.of(ANA, BEN)));
        accounts.given()
                .after(deposit(), GIVE_BACK)
                .when(split(1, 0, 0))
                .then(unpaid(1, false, parties(0, 0)));
        accounts.given()
                .after(deposit(), GIVE_BACK)
                .when(new HoldPot(pool(2), List.of(ANA, BEN), 10, NOW))
                .then(
                        new StandingsNoted(List.of(ANA.standing()), NOW),
                        unpaid(2, false, List.of(ANA, BEN)));
        accounts.given().after(deposit(), GIVE_BACK).when(hold(2)).thenNothing();
    }

    @Test
    void paysNoPotThatWasHeld() {
        accounts.given()
                .after(deposit(), hold(0, 5, 6), GIVE_BACK)
                .when(split(0, 5))
                .then(unpaid(0, true, parties(5)));
    }

    @Test
    void tellsANewcomerWhoPassedTooLateWhyHeIsNotPaid() {
        var place = Share.ofNewcomer(pool(0), worker(0));
        accounts.given()
                .after(deposit(), GIVE_BACK)
                .when(new SplitPot(place, NOW))
                .then(
                        new VotesUnpaid(
                                pool(0),
                                place.parties(),
                                true,
                                1,
                                UnpaidReason.ESCROW_CLOSED_ON_CHAIN,
                                true,
                                NOW));
    }

    @Test
    void takesNothingBackOfWhatWasPaidAndTellsWhoCameAfterIt() {
        accounts.given()
                .after(deposit(), split(0, 1), GIVE_BACK)
                .when(split(0, 1, 2))
                .then(new VotesUnpaid(pool(0), parties(1, 2).subList(1, 2), true, 10, NOW));
        assertEquals(units(310), accounts.folded().balance(earnings(0)));
    }

    @Test
    void refundsNoItemASecondTime() {
        accounts.given().after(deposit(), GIVE_BACK).when(refund(2)).thenNothing();
    }

    @Test
    void takesNoSecondBudget() {
        accounts.given()
                .after(deposit(), GIVE_BACK)
                .when(deposit())
                .thenRejected(AccountRejection.ALREADY_FUNDED);
    }

    @Test
    void isClosedWhenTheJobEndsWithAllThatWentBack() {
        accounts.given()
                .after(deposit(), split(0, 1), refund(1), GIVE_BACK, split(2, 1))
                .when(close())
                .then(new EscrowClosed(JOB, units(310), units(33), units(687), List.of(), NOW));
        var events = accounts.after(close()).when(SETTLE).events();
        var settled = (EarningsSettled) events.getFirst();
        assertEquals(List.of(new JobLegs(JOB, units(310), units(33), units(344))), settled.jobs());
        accounts.after(SETTLE).when(split(1, 1)).thenRejected(AccountRejection.ESCROW_CLOSED);
    }

    @Test
    void isNotThatOfAJobThatNobodyPaidForOnTheChain() {
        accounts.given().after(fund()).when(GIVE_BACK).thenNothing();
        var paid = accounts.after(GIVE_BACK).when(split(0, 1)).events();
        assertEquals(units(310), ((PotSplit) paid.getFirst()).pot());
    }

    @Test
    void isNothingBeforeItsBudgetAndAfterItsEnd() {
        accounts.given().when(GIVE_BACK).thenNothing();
        accounts.given().after(deposit(), close()).when(GIVE_BACK).thenNothing();
        accounts.given().after(deposit(), refund(3)).when(GIVE_BACK).thenNothing();
    }
}
