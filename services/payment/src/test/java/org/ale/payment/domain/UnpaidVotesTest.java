/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import static org.ale.payment.domain.Fixtures.CLIENT;
import static org.ale.payment.domain.Fixtures.JOB;
import static org.ale.payment.domain.Fixtures.NOW;
import static org.ale.payment.domain.Fixtures.share;
import static org.ale.payment.domain.Fixtures.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.Ale;
import org.ale.kernel.PayScope;
import org.ale.payment.domain.AccountCommand.FundEscrow;
import org.ale.payment.domain.AccountCommand.HoldPot;
import org.ale.payment.domain.AccountCommand.SplitPot;
import org.ale.payment.domain.AccountEvent.StandingsNoted;
import org.ale.payment.domain.AccountEvent.VotesUnpaid;
import org.junit.jupiter.api.Test;

/** Votes in a pool that an audit opened again after its pot was shared (ADR 0020). */
class UnpaidVotesTest {
    private static final Party ANA = new Party(worker(0), true, 0, 500_000, 500_000, 1);
    private static final Party BEN = new Party(worker(1), true, 0, 500_000, 500_000, 1);
    private static final Party LATE = new Party(worker(2), true, 0, 250_000, 250_000, 1);
    private static final Party LATER = new Party(worker(3), false, 1, 0, 0, 1);
    private static final FundEscrow FUND =
            new FundEscrow(
                    new Budget(JOB, CLIENT, Ale.ofWhole(10), Ale.ZERO, Ale.ofWhole(5), 2), NOW);

    private final DeciderSpec<AccountCommand, AccountState, AccountEvent> accounts =
            new DeciderSpec<>(new AccountDecider());

    private static SplitPot split(Party... parties) {
        return new SplitPot(share(0, PayScope.WINNERS, 0, List.of(parties)), NOW);
    }

    private static HoldPot hold(Party... parties) {
        return new HoldPot(split(parties).share().poolId(), List.of(parties), 10, NOW);
    }

    private static VotesUnpaid unpaid(boolean resolved, int visibleAfter, Party... parties) {
        return new VotesUnpaid(
                split(parties).share().poolId(), List.of(parties), resolved, visibleAfter, NOW);
    }

    private static StandingsNoted standings(Party... parties) {
        return new StandingsNoted(List.of(parties).stream().map(Party::standing).toList(), NOW);
    }

    @Test
    void earnReputationOnlyAndWhoGaveThemIsToldSoOnce() {
        var visibleAfter = split(ANA).share().visibleAfter();
        accounts.given()
                .after(FUND, split(ANA, BEN))
                .when(split(ANA, BEN, LATE))
                .then(standings(ANA, BEN, LATE), unpaid(true, visibleAfter, LATE))
                .when(split(ANA, BEN, LATE))
                .then(standings(ANA, BEN, LATE))
                .when(split(ANA, BEN, LATE, LATER))
                .then(standings(ANA, BEN, LATE), unpaid(true, visibleAfter, LATER));
    }

    @Test
    void areToldToBeUnpaidAlsoIfThePoolEndsUndecided() {
        accounts.given()
                .after(FUND, split(ANA, BEN))
                .when(hold(ANA, BEN, LATER))
                .then(unpaid(false, 10, LATER))
                .when(hold(ANA, BEN, LATER))
                .thenNothing();
    }

    @Test
    void arePaidIfThePotWasNotSharedBefore() {
        accounts.given().after(FUND, hold(ANA, BEN), split(ANA, BEN, LATE));
        assertEquals(true, accounts.folded().isPaid(split(ANA).share().poolId()));
        assertEquals(0, accounts.history().stream().filter(VotesUnpaid.class::isInstance).count());
        assertEquals(
                false, accounts.folded().balance(new Account.Earnings(LATE.worker())).isZero());
    }

    @Test
    void takeNothingFromTheClient() {
        accounts.given()
                .after(FUND, split(ANA, BEN), split(ANA, BEN, LATE))
                .after(new AccountCommand.CloseEscrow(JOB, NOW));
        assertEquals(Ale.ofWhole(5), accounts.folded().balance(new Account.Refund(CLIENT)));
    }
}
