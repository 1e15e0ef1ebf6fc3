/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import static org.ale.payment.domain.Fixtures.CLIENT;
import static org.ale.payment.domain.Fixtures.FEES;
import static org.ale.payment.domain.Fixtures.JOB;
import static org.ale.payment.domain.Fixtures.NOW;
import static org.ale.payment.domain.Fixtures.REFUND;
import static org.ale.payment.domain.Fixtures.close;
import static org.ale.payment.domain.Fixtures.earnings;
import static org.ale.payment.domain.Fixtures.fund;
import static org.ale.payment.domain.Fixtures.hold;
import static org.ale.payment.domain.Fixtures.posting;
import static org.ale.payment.domain.Fixtures.refund;
import static org.ale.payment.domain.Fixtures.share;
import static org.ale.payment.domain.Fixtures.split;
import static org.ale.payment.domain.Fixtures.units;
import static org.ale.payment.domain.Fixtures.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGeneratorFactory;
import org.ale.eventsourcing.Decision;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;
import org.ale.kernel.PayScope;
import org.ale.kernel.WorkerId;
import org.ale.payment.domain.AccountCommand.FundEscrow;
import org.ale.payment.domain.AccountCommand.NoteStandings;
import org.ale.payment.domain.AccountCommand.SettleEarnings;
import org.ale.payment.domain.AccountCommand.SplitPot;
import org.ale.payment.domain.AccountEvent.EarningsSettled;
import org.ale.payment.domain.AccountEvent.EscrowFunded;
import org.ale.payment.domain.AccountEvent.EscrowReturned;
import org.ale.payment.domain.AccountEvent.StandingsNoted;
import org.junit.jupiter.api.Test;

/** What the chain is told: all that lies there, once, and nothing else. */
class SettlementTest {
    private static final SettleEarnings SETTLE = new SettleEarnings(NOW);
    private static final Account TREASURY = new Account.Treasury();
    private static final Account RETURNED = new Account.Returned(CLIENT);

    private final DeciderSpec<AccountCommand, AccountState, AccountEvent> accounts =
            new DeciderSpec<>(new AccountDecider());

    /** 1,032 units on the chain for three items: fee 100, pot 310 each, 2 left over. */
    private static FundEscrow deposit() {
        return new FundEscrow(
                new Budget(JOB, CLIENT, units(1032), units(100), units(310), 3, "0xab:0"), NOW);
    }

    private static Account settled(int number) {
        return new Account.Settled(worker(number));
    }

    private static SplitPot gaining(int item, long reputation) {
        var party = new Party(worker(0), true, 1, reputation, 5, 1);
        return new SplitPot(share(item, PayScope.WINNERS, 0, List.of(party)), NOW);
    }

    @Test
    void tellsWhatWasEarnedKeptAndRefundedSinceTheLastBatch() {
        accounts.given()
                .after(deposit(), split(0, 3, 7), refund(1))
                .when(SETTLE)
                .then(
                        new EarningsSettled(
                                1,
                                List.of(
                                        new Earned(worker(0), units(93)),
                                        new Earned(worker(1), units(217))),
                                List.of(new JobLegs(JOB, units(310), units(33), units(346))),
                                List.of(),
                                List.of(
                                        posting(earnings(0), -93),
                                        posting(settled(0), 93),
                                        posting(earnings(1), -217),
                                        posting(settled(1), 217),
                                        posting(FEES, -33),
                                        posting(TREASURY, 33),
                                        posting(REFUND, -346),
                                        posting(RETURNED, 346)),
                                NOW))
                .when(SETTLE)
                .thenNothing();
    }

    @Test
    void theNextBatchHoldsOnlyWhatCameAfterwards() {
        accounts.given()
                .after(deposit(), split(0, 1), SETTLE, hold(1, 1), split(2, 0, 1), close())
                .when(SETTLE)
                .then(
                        new EarningsSettled(
                                2,
                                List.of(new Earned(worker(1), units(310))),
                                List.of(new JobLegs(JOB, units(310), units(33), units(344))),
                                List.of(),
                                List.of(
                                        posting(earnings(1), -310),
                                        posting(settled(1), 310),
                                        posting(FEES, -33),
                                        posting(TREASURY, 33),
                                        posting(REFUND, -344),
                                        posting(RETURNED, 344)),
                                NOW));
    }

    @Test
    void developmentMoneyNeverReachesTheChain() {
        accounts.given().after(fund(), split(0, 1), refund(1), close()).when(SETTLE).thenNothing();
    }

    @Test
    void standingsOfAllWorkAreToldAndTheLastOneCounts() {
        accounts.given()
                .after(fund(), gaining(0, 5), gaining(1, 10))
                .when(SETTLE)
                .then(
                        new EarningsSettled(
                                1,
                                List.of(),
                                List.of(),
                                List.of(new Standing(worker(0), 10)),
                                List.of(),
                                NOW))
                .when(SETTLE)
                .thenNothing();
    }

    @Test
    void anAuditThatMovesNoMoneyStillMovesStandings() {
        accounts.given()
                .after(fund(), gaining(0, 5))
                .when(new NoteStandings(List.of(new Standing(worker(0), 0)), NOW))
                .then(new StandingsNoted(List.of(new Standing(worker(0), 0)), NOW))
                .when(gaining(0, 6))
                .then(new StandingsNoted(List.of(new Standing(worker(0), 6)), NOW));
    }

    @Test
    void aLargeBatchIsCutAndJobsComeFirst() {
        var unsettled = new Unsettled();
        for (var number = 0; number < 2_500; number++) {
            unsettled.earn(new WorkerId(new UUID(1, number)), units(1));
            unsettled.stand(new Standing(new WorkerId(new UUID(1, number)), 1));
        }
        for (var number = 0; number < 1_001; number++) {
            var job = new JobId(new UUID(2, number));
            unsettled.move(CLIENT, new JobLegs(job, units(3), units(0), units(0)));
        }
        var facts = Batches.of(unsettled, NOW);
        var released = Ale.ZERO;
        var earned = Ale.ZERO;
        for (var index = 0; index < facts.size(); index++) {
            var fact = (EarningsSettled) facts.get(index);
            assertEquals(index + 1, fact.batch());
            for (var legs : fact.jobs()) {
                released = released.plus(legs.paid());
            }
            for (var each : fact.earnings()) {
                earned = earned.plus(each.amount());
            }
            assertTrue(earned.compareTo(released) <= 0, "more is paid out than was released");
            unsettled.settle(fact);
        }
        assertEquals(4, facts.size());
        assertEquals(units(2_500), earned);
        assertEquals(List.of(), Batches.of(unsettled, NOW));
    }

    /** Whatever happens: what is told sums to what the ledger did with deposits on the chain. */
    @Test
    void nothingIsToldTwiceAndNothingIsForgotten() {
        var decider = new AccountDecider();
        for (var seed = 0; seed < 200; seed++) {
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            var state = decider.initialState();
            var facts = new ArrayList<AccountEvent>();
            for (var step = 0; step < 120; step++) {
                var command = step == 119 ? SETTLE : RandomHistoriesTest.anything(random, state);
                if (decider.decide(command, state)
                        instanceof Decision.Accepted<AccountEvent>(var events)) {
                    for (var event : events) {
                        state = decider.evolve(state, event);
                        facts.add(event);
                    }
                }
            }
            checkSums(facts, state);
        }
    }

    private static void checkSums(List<AccountEvent> facts, AccountState state) {
        var deposited = Ale.ZERO;
        var told = Ale.ZERO;
        var returned = Ale.ZERO;
        var earned = Ale.ZERO;
        var paid = Ale.ZERO;
        for (var fact : facts) {
            if (fact instanceof EscrowFunded(var budget, _, _) && budget.isOnChain()) {
                deposited = deposited.plus(budget.funded());
            } else if (fact instanceof EscrowReturned back) {
                returned = returned.plus(back.postings().getLast().amount());
            } else if (fact instanceof EarningsSettled settled) {
                for (var legs : settled.jobs()) {
                    told = told.plus(legs.paid()).plus(legs.fee()).plus(legs.refund());
                    paid = paid.plus(legs.paid());
                }
                for (var each : settled.earnings()) {
                    earned = earned.plus(each.amount());
                }
            }
        }
        var left =
                state.view().escrows().values().stream()
                        .filter(escrow -> escrow.budget().isOnChain())
                        .map(Escrow::left)
                        .reduce(Ale.ZERO, Ale::plus);
        assertEquals(deposited, told.plus(left).plus(returned));
        assertEquals(paid, earned);
    }
}
