/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import static org.ale.payment.domain.Fixtures.CLIENT;
import static org.ale.payment.domain.Fixtures.DEPOSITS;
import static org.ale.payment.domain.Fixtures.ESCROW;
import static org.ale.payment.domain.Fixtures.FEES;
import static org.ale.payment.domain.Fixtures.JOB;
import static org.ale.payment.domain.Fixtures.NOW;
import static org.ale.payment.domain.Fixtures.REFUND;
import static org.ale.payment.domain.Fixtures.budget;
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
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.payment.domain.AccountCommand.FundEscrow;
import org.ale.payment.domain.AccountCommand.PayPromotion;
import org.ale.payment.domain.AccountEvent.EscrowClosed;
import org.ale.payment.domain.AccountEvent.EscrowFunded;
import org.ale.payment.domain.AccountEvent.ItemsRefunded;
import org.ale.payment.domain.AccountEvent.PotHeld;
import org.ale.payment.domain.AccountEvent.PotSplit;
import org.ale.payment.domain.AccountEvent.PromotionPaid;
import org.junit.jupiter.api.Test;

class AccountDeciderTest {
    private final DeciderSpec<AccountCommand, AccountState, AccountEvent> accounts =
            new DeciderSpec<>(new AccountDecider());

    @Test
    void putsABudgetIntoEscrow() {
        accounts.given()
                .when(fund())
                .then(
                        new EscrowFunded(
                                budget(),
                                List.of(posting(DEPOSITS, -1030), posting(ESCROW, 1030)),
                                NOW));
    }

    @Test
    void givesTheRemainderOfRoundingBackAtOnce() {
        var odd = new Budget(JOB, CLIENT, units(1032), units(100), units(310), 3);
        accounts.given()
                .when(new FundEscrow(odd, NOW))
                .then(
                        new EscrowFunded(
                                odd,
                                List.of(
                                        posting(DEPOSITS, -1032),
                                        posting(ESCROW, 1030),
                                        posting(REFUND, 2)),
                                NOW));
    }

    @Test
    void refusesToFundAJobTwiceAndABudgetThatDoesNotCoverItsPots() {
        accounts.given().after(fund()).when(fund()).thenRejected(AccountRejection.ALREADY_FUNDED);
        accounts.given()
                .after(fund(), close())
                .when(fund())
                .thenRejected(AccountRejection.ALREADY_FUNDED);
        var small = new Budget(JOB, CLIENT, units(1029), units(100), units(310), 3);
        accounts.given()
                .when(new FundEscrow(small, NOW))
                .thenRejected(AccountRejection.BUDGET_NOT_COVERED);
        var empty = new Budget(JOB, CLIENT, units(100), units(100), units(0), 3);
        accounts.given()
                .when(new FundEscrow(empty, NOW))
                .thenRejected(AccountRejection.BUDGET_NOT_COVERED);
    }

    @Test
    void paysTheWinnersByTheirNewReputation() {
        accounts.given()
                .after(fund())
                .when(split(0, 3, 0, 7))
                .then(
                        new PotSplit(
                                share(0, 3, 0, 7),
                                units(310),
                                units(33),
                                List.of(units(93), units(0), units(217)),
                                List.of(
                                        posting(ESCROW, -343),
                                        posting(earnings(0), 93),
                                        posting(earnings(2), 217),
                                        posting(FEES, 33)),
                                NOW));
    }

    @Test
    void takesTheFeeAsARunningTotalSoThatNoUnitIsLost() {
        var fees =
                accounts
                        .given()
                        .after(fund(), split(2, 1), split(0, 1), split(1, 1))
                        .history()
                        .stream()
                        .filter(PotSplit.class::isInstance)
                        .map(event -> ((PotSplit) event).fee())
                        .toList();
        assertEquals(List.of(units(33), units(33), units(34)), fees);
    }

    @Test
    void paysAPoolOnceAndForAll() {
        accounts.given().after(fund(), split(0, 1, 2)).when(split(0, 0, 1)).thenNothing();
    }

    @Test
    void holdsThePotOfAnUndecidedPoolAndPaysItWhenAnAuditResolvesIt() {
        accounts.given()
                .after(fund())
                .when(hold(0, 5, 6))
                .then(new PotHeld(pool(0), parties(5, 6), 10, NOW));
        var events = accounts.given().after(fund(), hold(0, 5, 6)).when(split(0, 5)).events();
        assertEquals(units(310), ((PotSplit) events.getFirst()).paid().getFirst());
    }

    @Test
    void takesNothingBackWhenAPaidPoolIsOverturned() {
        accounts.given().after(fund(), split(0, 1)).when(hold(0, 1)).thenNothing();
    }

    @Test
    void holdsThePotOfAPoolThatNobodyWon() {
        accounts.given()
                .after(fund())
                .when(split(0, 0, 0))
                .then(new PotHeld(pool(0), parties(0, 0), 10, NOW));
    }

    @Test
    void refundsUntouchedItemsWithTheirFees() {
        accounts.given()
                .after(fund())
                .when(refund(2))
                .then(
                        new ItemsRefunded(
                                JOB, 2, List.of(posting(ESCROW, -687), posting(REFUND, 687)), NOW));
    }

    @Test
    void refusesToPayOrRefundMoreItemsThanThereAre() {
        accounts.given()
                .after(fund(), refund(3))
                .when(split(0, 1))
                .thenRejected(AccountRejection.NO_ITEM_LEFT);
        accounts.given()
                .after(fund(), split(0, 1))
                .when(refund(3))
                .thenRejected(AccountRejection.NO_ITEM_LEFT);
        accounts.given()
                .after(fund())
                .when(split(3, 1))
                .thenRejected(AccountRejection.ITEM_UNKNOWN);
        accounts.given().after(fund()).when(refund(0)).thenRejected(AccountRejection.NOT_POSITIVE);
    }

    @Test
    void givesTheRestBackWithTheFeesOfUnresolvedItemsWhenAJobEnds() {
        accounts.given()
                .after(fund(), split(0, 1), hold(1, 1), refund(1))
                .when(close())
                .then(
                        new EscrowClosed(
                                JOB,
                                units(310),
                                units(33),
                                units(687),
                                List.of(posting(ESCROW, -343), posting(REFUND, 343)),
                                NOW));
    }

    @Test
    void closesAnEmptyEscrowWithoutAPosting() {
        accounts.given()
                .after(fund(), split(0, 1), split(1, 1), split(2, 1))
                .when(close())
                .then(new EscrowClosed(JOB, units(930), units(100), units(0), List.of(), NOW))
                .when(close())
                .thenNothing();
    }

    @Test
    void paysNothingFromAClosedEscrow() {
        accounts.given()
                .after(fund(), close())
                .when(split(0, 1))
                .thenRejected(AccountRejection.ESCROW_CLOSED);
        accounts.given()
                .after(fund(), close())
                .when(refund(1))
                .thenRejected(AccountRejection.ESCROW_CLOSED);
        accounts.given()
                .after(fund(), close())
                .when(hold(1, 1))
                .thenRejected(AccountRejection.ESCROW_CLOSED);
    }

    @Test
    void takesAPromotionAsAFee() {
        accounts.given()
                .when(new PayPromotion(JOB, units(50), NOW))
                .then(
                        new PromotionPaid(
                                JOB, List.of(posting(DEPOSITS, -50), posting(FEES, 50)), NOW));
        accounts.given()
                .when(new PayPromotion(JOB, units(0), NOW))
                .thenRejected(AccountRejection.NOT_POSITIVE);
    }

    @Test
    void stopsOnPostingsThatDoNotSumToZeroOrOverdrawAnAccount() {
        var decider = new AccountDecider();
        var made = new PromotionPaid(JOB, List.of(posting(FEES, 1)), NOW);
        assertThrows(
                IllegalStateException.class, () -> decider.evolve(decider.initialState(), made));
        var overdrawn = new PromotionPaid(JOB, List.of(posting(REFUND, -1), posting(FEES, 1)), NOW);
        assertThrows(
                IllegalStateException.class,
                () -> decider.evolve(decider.initialState(), overdrawn));
    }

    @Test
    void stopsWhenAnEscrowDiffersFromItsLedger() {
        var decider = new AccountDecider();
        var state = decider.evolve(decider.initialState(), funded());
        var wrong =
                new PotSplit(
                        share(0, 1),
                        units(310),
                        units(33),
                        List.of(units(310)),
                        List.of(posting(ESCROW, -344), posting(earnings(0), 344)),
                        NOW);
        assertThrows(IllegalStateException.class, () -> decider.evolve(state, wrong));
    }

    private static AccountEvent funded() {
        return new EscrowFunded(
                budget(), List.of(posting(DEPOSITS, -1030), posting(ESCROW, 1030)), NOW);
    }

    @Test
    void anAccountIsReadByItsName() {
        var onChain =
                List.of(
                        new Account.Settled(Fixtures.worker(3)),
                        new Account.Treasury(),
                        new Account.Returned(CLIENT));
        for (var account : List.of(DEPOSITS, FEES, ESCROW, REFUND, earnings(3))) {
            assertEquals(account, Account.of(account.name()));
        }
        onChain.forEach(each -> assertEquals(each, Account.of(each.name())));
        assertThrows(IllegalArgumentException.class, () -> Account.of("pocket:1"));
    }
}
