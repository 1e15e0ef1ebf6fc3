/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import static org.ale.payment.domain.Fixtures.CLIENT;
import static org.ale.payment.domain.Fixtures.FEES;
import static org.ale.payment.domain.Fixtures.JOB;
import static org.ale.payment.domain.Fixtures.NOW;
import static org.ale.payment.domain.Fixtures.REFUND;
import static org.ale.payment.domain.Fixtures.close;
import static org.ale.payment.domain.Fixtures.refund;
import static org.ale.payment.domain.Fixtures.share;
import static org.ale.payment.domain.Fixtures.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ale.eventsourcing.Decision;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.eventsourcing.testing.Vectors;
import org.ale.kernel.Ale;
import org.ale.kernel.PayScope;
import org.ale.payment.domain.AccountCommand.FundEscrow;
import org.ale.payment.domain.AccountCommand.SplitPot;
import org.ale.payment.domain.AccountEvent.EscrowFunded;
import org.ale.payment.domain.AccountEvent.PotSplit;
import org.ale.payment.domain.AccountEvent.StandingsNoted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors of rules §2 and §7, to the last unit. */
class EconomyVectorsTest {
    private static final int CLOSED = 640;
    private static final int UNTOUCHED = 348;
    private static final int CLOSED_LATER = 10;
    private static final int BPS = 10_000;
    private static final long MICRO = 1_000_000;

    private final DeciderSpec<AccountCommand, AccountState, AccountEvent> accounts =
            new DeciderSpec<>(new AccountDecider());

    private static Ale ale(JsonNode node) {
        return new Ale(Vectors.integer(node));
    }

    private static List<Ale> paid(JsonNode array) {
        return Vectors.integers(array).stream().map(Ale::new).toList();
    }

    /** One item whose pot is the vector's, without a fee. */
    private static FundEscrow onePot(JsonNode vector) {
        var pot = ale(vector.get("potBaseUnits"));
        return new FundEscrow(new Budget(JOB, CLIENT, pot, Ale.ZERO, pot, 1), NOW);
    }

    private static List<Party> parties(JsonNode vector, JsonNode reputations) {
        var parties = new ArrayList<Party>();
        for (var index = 0; index < reputations.size(); index++) {
            var won = vector.get("won").get(index).asBoolean();
            var reputation = reputations.get(index).asLong();
            parties.add(new Party(worker(index), won, won ? 0 : 1, reputation, 0, 1));
        }
        return parties;
    }

    private PotSplit splitOf(JsonNode vector, Share share) {
        return (PotSplit)
                accounts.given()
                        .after(onePot(vector))
                        .when(new SplitPot(share, NOW))
                        .events()
                        .getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "V1, WINNERS, WINNERS, 0",
        "V1, PARTICIPANTS, PARTICIPANTS, 0",
        "V2, WINNERS, WINNERS, 0",
        "V2, PARTICIPANTS, PARTICIPANTS, 0",
        "V2, WINNERS_equalShareBps5000, WINNERS, 5000"
    })
    void paysAsTheVectorSays(String name, String variant, PayScope scope, int equalShareBps) {
        var vector = Vectors.economy(name);
        var expected = vector.get(variant);
        var parties = parties(vector, expected.get("newReputation"));
        var split = splitOf(vector, share(0, scope, equalShareBps, parties));
        assertEquals(paid(expected.get("paid")), split.paid());
    }

    @Test
    void payingByOldReputationWouldBeSeen() {
        var vector = Vectors.economy("V2");
        var mustFail = paid(Vectors.economy("V2_mustFail").get("paid"));
        var old = parties(vector, vector.get("prior"));
        var byOld = splitOf(vector, share(0, PayScope.WINNERS, 0, old));
        assertEquals(mustFail, byOld.paid());
        var fresh = parties(vector, vector.get("WINNERS").get("newReputation"));
        var byNew = splitOf(vector, share(0, PayScope.WINNERS, 0, fresh));
        assertNotEquals(mustFail, byNew.paid());
    }

    static Stream<JsonNode> v7() {
        return StreamSupport.stream(Vectors.economy("V7").spliterator(), false);
    }

    private static Budget budget(JsonNode vector) {
        return new Budget(
                JOB,
                CLIENT,
                ale(vector.get("fundedBaseUnits")),
                ale(vector.get("fee")),
                ale(vector.get("pot")),
                vector.get("items").asInt());
    }

    @ParameterizedTest
    @MethodSource("v7")
    void aBudgetIsCutAsV7Says(JsonNode vector) {
        var budget = budget(vector);
        var usd = BigInteger.valueOf(vector.get("usdMicro").asLong());
        var price = BigInteger.valueOf(vector.get("usdPerAleMicro").asLong());
        assertEquals(
                budget.funded().baseUnits(), usd.multiply(Ale.BASE_UNITS_PER_ALE).divide(price));
        assertEquals(budget.fee(), budget.funded().shareDown(vector.get("feeBps").asLong(), BPS));
        assertEquals(
                budget.pot(), budget.funded().minus(budget.fee()).shareDown(1, budget.items()));
        var funded =
                (EscrowFunded)
                        accounts.given().when(new FundEscrow(budget, NOW)).events().getFirst();
        var back =
                funded.postings().stream()
                        .filter(posting -> posting.account().equals(REFUND))
                        .map(Posting::amount)
                        .reduce(Ale.ZERO, Ale::plus);
        assertEquals(ale(vector.get("remainderToClient")), back);
    }

    @Test
    void aCancelledJobIsPaidAndRefundedAsV8Says() {
        var vector = Vectors.economy("V8");
        var decider = new AccountDecider();
        var budget = budget(Vectors.economy("V7").get(0));
        assertEquals(ale(vector.get("pot")), budget.pot());
        var state = carriedOut(decider, decider.initialState(), new FundEscrow(budget, NOW));
        state = carriedOut(decider, state, new SplitPot(share(0, MICRO), NOW));
        assertEquals(ale(vector.get("feePerItem")), state.balance(FEES));
        for (var item = 1; item < CLOSED; item++) {
            state = carriedOut(decider, state, new SplitPot(share(item, MICRO), NOW));
        }
        state = carriedOut(decider, state, refund(UNTOUCHED));
        assertEquals(ale(vector.get("paid")), state.balance(Fixtures.earnings(0)));
        assertEquals(ale(vector.get("fees")), state.balance(FEES));
        assertEquals(ale(vector.get("refundNow")), state.balance(REFUND));

        for (var item = CLOSED; item < CLOSED + CLOSED_LATER; item++) {
            state = carriedOut(decider, state, new SplitPot(share(item, MICRO), NOW));
        }
        state = carriedOut(decider, state, close());
        assertEquals(
                ale(vector.get("paid")).plus(ale(vector.get("thenPaid"))),
                state.balance(Fixtures.earnings(0)));
        assertEquals(
                ale(vector.get("fees")).plus(ale(vector.get("thenFees"))), state.balance(FEES));
        assertEquals(
                ale(vector.get("refundNow")).plus(ale(vector.get("thenRefund"))),
                state.balance(REFUND));
    }

    private static AccountState carriedOut(
            AccountDecider decider, AccountState state, AccountCommand command) {
        var decision = decider.decide(command, state);
        var events = ((Decision.Accepted<AccountEvent>) decision).events();
        var next = state;
        for (var event : events) {
            next = decider.evolve(next, event);
        }
        return next;
    }

    @Test
    void anOverturnedPoolIsNotPaidAgain() {
        var v1 = Vectors.economy("V1");
        var won = parties(v1, v1.get("WINNERS").get("newReputation"));
        var delta = Vectors.integers(Vectors.economy("V11").get("delta"));
        var overturned =
                won.stream()
                        .map(party ->
                                new Party(
                                        party.worker(),
                                        !party.won(),
                                        1 - party.label(),
                                        MICRO,
                                        delta.getLast().longValueExact(),
                                        1))
                        .toList();
        accounts.given()
                .after(onePot(v1), new SplitPot(share(0, PayScope.WINNERS, 0, won), NOW))
                .when(new SplitPot(share(0, PayScope.WINNERS, 0, overturned), NOW))
                .then(new StandingsNoted(overturned.stream().map(Party::standing).toList(), NOW));
    }
}
