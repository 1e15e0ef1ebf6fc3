/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static org.ale.chainbridge.domain.Fixtures.ANA;
import static org.ale.chainbridge.domain.Fixtures.ANAS;
import static org.ale.chainbridge.domain.Fixtures.NOW;
import static org.ale.chainbridge.domain.Fixtures.blocks;
import static org.ale.chainbridge.domain.Fixtures.close;
import static org.ale.chainbridge.domain.Fixtures.earned;
import static org.ale.chainbridge.domain.Fixtures.earnings;
import static org.ale.chainbridge.domain.Fixtures.fees;
import static org.ale.chainbridge.domain.Fixtures.found;
import static org.ale.chainbridge.domain.Fixtures.life;
import static org.ale.chainbridge.domain.Fixtures.link;
import static org.ale.chainbridge.domain.Fixtures.planTwins;
import static org.ale.chainbridge.domain.Fixtures.sign;
import static org.ale.chainbridge.domain.Fixtures.twin;
import static org.ale.chainbridge.domain.Fixtures.units;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ale.chainbridge.domain.ChainCommand.PlanTwins;
import org.ale.chainbridge.domain.ChainCommand.RecordFinal;
import org.ale.chainbridge.domain.ChainCommand.RecordMined;
import org.ale.chainbridge.domain.ChainCommand.RequestMint;
import org.ale.chainbridge.domain.ChainEvent.CommunityTwinFinalized;
import org.ale.chainbridge.domain.ChainEvent.TransactionPlanned;
import org.ale.chainbridge.domain.ChainEvent.TwinQueued;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.junit.jupiter.api.Test;

/** However many communities are founded, their twins hold up nobody's money. */
class TwinsTest {
    private final DeciderSpec<ChainCommand, ChainState, ChainEvent> chain =
            new DeciderSpec<>(new ChainDecider());

    private static TransactionPlanned planned(long nonce, int community) {
        var intent = twin(community);
        return new TransactionPlanned(nonce, intent, GasLimits.of(intent), NOW);
    }

    /** Communities 1 to this one are founded. */
    private static ChainCommand[] founded(int communities) {
        return IntStream.rangeClosed(1, communities)
                .mapToObj(Fixtures::found)
                .toArray(ChainCommand[]::new);
    }

    @Test
    void aTwinWaitsBeforeItHasANonce() {
        chain.given()
                .when(found(1))
                .then(new TwinQueued(twin(1), NOW))
                .when(found(1))
                .thenNothing()
                .when(planTwins())
                .then(planned(0, 1))
                .when(planTwins())
                .thenNothing()
                .when(found(1))
                .thenNothing();
    }

    @Test
    void onlyAFewAreOpenAndTheNextFollowsWhenOneIsFinal() {
        chain.given()
                .after(founded(6))
                .when(planTwins())
                .then(planned(0, 1), planned(1, 2), planned(2, 3), planned(3, 4))
                .when(planTwins())
                .thenNothing()
                .after(life(0, 5))
                .when(planTwins())
                .then(planned(4, 5));
    }

    @Test
    void aMinedTwinIsOpenUntilItIsFinal() {
        chain.given()
                .after(founded(5))
                .after(planTwins(), sign(0, 1, fees(100, 10)), Fixtures.mine(0, 5))
                .when(planTwins())
                .thenNothing();
    }

    @Test
    void aRootFindsOnlyTheOpenTwinsBeforeIt() {
        chain.given()
                .after(founded(100))
                .after(planTwins(), link(ANA, ANAS), earnings(1, earned(ANA, 100)), close());
        var intents = openIntents();
        assertTrue(intents.get(4) instanceof Intent.ReleaseEscrow, intents::toString);
        assertTrue(intents.get(5) instanceof Intent.PostRoot, intents::toString);
        assertEquals(6, intents.size());
    }

    private List<Intent> openIntents() {
        var outbox = chain.folded().outbox;
        var intents = new ArrayList<Intent>();
        for (var nonce = outbox.firstOpenNonce(); nonce < outbox.nextNonce(); nonce++) {
            intents.add(outbox.open(nonce).orElseThrow().intent());
        }
        return intents;
    }

    @Test
    void whatHasNoBytesYetGoesFirst() {
        chain.given()
                .after(found(1), new RequestMint(NOW))
                .when(planTwins())
                .thenNothing()
                .after(sign(0, 1, fees(100, 10)))
                .when(planTwins())
                .then(planned(1, 1));
    }

    @Test
    void twinsHaveAQuarterOfTheDaysBudget() {
        var cost = fees(100, 10).max().multiply(BigInteger.valueOf(GasLimits.of(twin(1))));
        var budget = cost.multiply(BigInteger.valueOf(4));
        var tomorrow = NOW.plus(Duration.ofDays(1));
        chain.given()
                .after(found(1), planTwins(), found(2), sign(0, 1, fees(100, 10)))
                .when(new PlanTwins(budget, NOW))
                .thenNothing()
                .when(new PlanTwins(budget.add(BigInteger.valueOf(4)), NOW))
                .then(planned(1, 2))
                .after(life(0, 5))
                .after(found(3))
                .when(new PlanTwins(budget, NOW))
                .thenNothing();
        var last = chain.folded();
        assertEquals(cost, last.outbox.spentOnTwins(NOW));
        assertEquals(BigInteger.ZERO, last.outbox.spentOnTwins(tomorrow));
    }

    @Test
    void whatIsNoTwinTakesNothingFromTheirPart() {
        chain.given().after(new RequestMint(NOW), sign(0, 1, fees(100, 10)));
        assertEquals(BigInteger.ZERO, chain.folded().outbox.spentOnTwins(NOW));
    }

    @Test
    void aTwinThatTheFactoryRefusedMakesRoomAndMayBeAskedAgain() {
        var refused = Fixtures.receipt(0, 1, 5, false);
        chain.given()
                .after(founded(5))
                .after(planTwins(), sign(0, 1, fees(100, 10)))
                .after(new RecordMined(refused, NOW), new RecordFinal(refused, NOW))
                .when(planTwins())
                .then(planned(4, 5))
                .when(found(1))
                .then(new TwinQueued(twin(1), NOW));
    }

    @Test
    void aTwinThatSomebodyElseMadeWaitsNoMore() {
        var made = new CommunityTwinFinalized(twin(1).community(), ANAS, ANAS, NOW);
        chain.given()
                .after(found(1), found(2), blocks(1, 9, made))
                .when(planTwins())
                .then(planned(0, 2));
    }

    /** Logs of before have twins that never waited, more than may be open now. */
    @Test
    void twinsOfAnOldLogAreFoldedAndCounted() {
        var old = new ArrayList<ChainEvent>();
        for (var community = 1; community <= 9; community++) {
            old.add(planned(community - 1, community));
        }
        chain.given(old.toArray(ChainEvent[]::new))
                .when(found(9))
                .thenNothing()
                .when(found(10))
                .then(new TwinQueued(twin(10), NOW))
                .when(planTwins())
                .thenNothing();
        assertEquals(9, chain.folded().outbox.openTwins());
        assertEquals(units(0), chain.folded().totals.sum());
    }
}
