/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static org.ale.chainbridge.domain.Fixtures.NOW;
import static org.ale.chainbridge.domain.Fixtures.broadcast;
import static org.ale.chainbridge.domain.Fixtures.bytesOf;
import static org.ale.chainbridge.domain.Fixtures.fees;
import static org.ale.chainbridge.domain.Fixtures.finish;
import static org.ale.chainbridge.domain.Fixtures.hash;
import static org.ale.chainbridge.domain.Fixtures.mine;
import static org.ale.chainbridge.domain.Fixtures.receipt;
import static org.ale.chainbridge.domain.Fixtures.sign;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import org.ale.chainbridge.domain.ChainCommand.RecordMined;
import org.ale.chainbridge.domain.ChainCommand.RecordReorged;
import org.ale.chainbridge.domain.ChainCommand.RecordSigned;
import org.ale.chainbridge.domain.ChainCommand.RequestMint;
import org.ale.chainbridge.domain.ChainEvent.TransactionBroadcast;
import org.ale.chainbridge.domain.ChainEvent.TransactionFinal;
import org.ale.chainbridge.domain.ChainEvent.TransactionMined;
import org.ale.chainbridge.domain.ChainEvent.TransactionReorged;
import org.ale.chainbridge.domain.ChainEvent.TransactionSigned;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.junit.jupiter.api.Test;

/** The life of a transaction. */
class SendingTest {
    private static final long GAS = GasLimits.of(new Intent.MintDue());

    private final DeciderSpec<ChainCommand, ChainState, ChainEvent> chain =
            new DeciderSpec<>(new ChainDecider());

    private DeciderSpec<ChainCommand, ChainState, ChainEvent> planned() {
        return chain.given().after(new RequestMint(NOW));
    }

    private static TransactionSigned signed(int attempt, Fees fees) {
        var command = sign(0, attempt, fees);
        return new TransactionSigned(0, attempt, command.raw(), command.hash(), fees, NOW);
    }

    private static RecordSigned limited(long ceiling, long budget, Fees fees, Instant at) {
        var command = sign(0, 1, fees);
        var limits = new FeeLimits(BigInteger.valueOf(ceiling), BigInteger.valueOf(budget));
        return new RecordSigned(0, 1, command.raw(), command.hash(), fees, limits, at);
    }

    @Test
    void goesFromPlannedToFinal() {
        var where = receipt(0, 1, 5, true);
        planned()
                .when(sign(0, 1, fees(100, 10)))
                .then(signed(1, fees(100, 10)))
                .when(broadcast(0, 1))
                .then(new TransactionBroadcast(0, 1, NOW))
                .when(mine(0, 5))
                .then(new TransactionMined(where, NOW))
                .when(finish(0, 5))
                .then(new TransactionFinal(where, NOW));
    }

    @Test
    void whatIsReportedTwiceHappensOnce() {
        planned()
                .after(sign(0, 1, fees(100, 10)), broadcast(0, 1), mine(0, 5))
                .when(sign(0, 1, fees(100, 10)))
                .thenNothing()
                .when(broadcast(0, 1))
                .thenNothing()
                .when(mine(0, 5))
                .thenNothing()
                .after(finish(0, 5))
                .when(mine(0, 5))
                .thenNothing()
                .when(finish(0, 5))
                .thenNothing();
    }

    @Test
    void otherBytesDoNotTakeTheNumberOfSignedOnes() {
        var other = sign(0, 1, fees(100, 10));
        planned()
                .after(sign(0, 1, fees(100, 10)))
                .when(
                        new RecordSigned(
                                0, 1, other.raw(), hash(99), other.fees(), other.limits(), NOW))
                .thenRejected(ChainRejection.ALREADY_SIGNED)
                .when(sign(1, 1, fees(100, 10)))
                .thenRejected(ChainRejection.UNKNOWN_TRANSACTION);
    }

    @Test
    void aReplacementRaisesBothFeesByAnEighthRoundedUp() {
        assertEquals(fees(114, 12), fees(101, 10).bumped());
        assertEquals(fees(2, 1), fees(1, 0).bumped());
        planned()
                .after(sign(0, 1, fees(101, 10)))
                .when(sign(0, 2, fees(113, 12)))
                .thenRejected(ChainRejection.BUMP_TOO_SMALL)
                .when(sign(0, 2, fees(200, 11)))
                .thenRejected(ChainRejection.BUMP_TOO_SMALL)
                .when(sign(0, 2, fees(114, 12)))
                .then(signed(2, fees(114, 12)));
    }

    @Test
    void noFeeIsAboveTheCeiling() {
        planned()
                .when(limited(99, Long.MAX_VALUE, fees(100, 10), NOW))
                .thenRejected(ChainRejection.ABOVE_CEILING)
                .when(limited(100, Long.MAX_VALUE, fees(100, 10), NOW))
                .events();
    }

    @Test
    void aDayHasABudgetAndTheNextDayHasAnother() {
        var budget = 100 * GAS;
        var tomorrow = NOW.plus(Duration.ofDays(1));
        chain.given()
                .after(new RequestMint(NOW), sign(0, 1, fees(60, 10)), mine(0, 5), finish(0, 5))
                .after(new RequestMint(NOW));
        var second = sign(1, 1, fees(41, 10));
        var limits = new FeeLimits(BigInteger.valueOf(100), BigInteger.valueOf(budget));
        chain.when(new RecordSigned(1, 1, second.raw(), second.hash(), second.fees(), limits, NOW))
                .thenRejected(ChainRejection.BUDGET_EXHAUSTED)
                .when(
                        new RecordSigned(
                                1, 1, second.raw(), second.hash(), second.fees(), limits, tomorrow))
                .events();
    }

    @Test
    void anyOfItsBytesMayBeMinedButNoOthers() {
        var where = receipt(0, 1, 5, true);
        planned()
                .after(sign(0, 1, fees(100, 10)), sign(0, 2, fees(120, 12)))
                .when(new RecordMined(receipt(0, 3, 5, true), NOW))
                .thenRejected(ChainRejection.UNKNOWN_BYTES)
                .when(new RecordMined(where, NOW))
                .then(new TransactionMined(where, NOW))
                .when(sign(0, 3, fees(200, 20)))
                .thenRejected(ChainRejection.ALREADY_MINED);
    }

    @Test
    void afterAReorganisationTheSameBytesAreSentAgain() {
        planned()
                .after(sign(0, 1, fees(100, 10)), broadcast(0, 1), mine(0, 5))
                .when(new RecordReorged(0, hash(5), NOW))
                .then(new TransactionReorged(0, hash(5), NOW))
                .when(broadcast(0, 1))
                .then(new TransactionBroadcast(0, 1, NOW))
                .when(mine(0, 6))
                .then(new TransactionMined(receipt(0, 1, 6, true), NOW))
                .when(mine(0, 7))
                .then(
                        new TransactionReorged(0, hash(6), NOW),
                        new TransactionMined(receipt(0, 1, 7, true), NOW));
        assertEquals(1, chain.folded().outbox.open(0).orElseThrow().attempts().size());
        assertEquals(bytesOf(0, 1), receipt(0, 1, 7, true).hash());
    }

    @Test
    void whatOneNodeToldFalselyOfABlockIsTakenBack() {
        var truth = receipt(0, 1, 5, true);
        planned()
                .after(sign(0, 1, fees(100, 10)), broadcast(0, 1))
                .after(new RecordMined(receipt(0, 1, 5, false), NOW))
                .when(new RecordMined(truth, NOW))
                .then(new TransactionReorged(0, hash(5), NOW), new TransactionMined(truth, NOW))
                .when(finish(0, 5))
                .then(new TransactionFinal(truth, NOW));
    }

    @Test
    void onlyWhatIsMinedBecomesFinalAndWhatIsFinalStays() {
        planned()
                .after(sign(0, 1, fees(100, 10)), broadcast(0, 1))
                .when(finish(0, 5))
                .thenRejected(ChainRejection.NOT_MINED)
                .after(mine(0, 5))
                .when(finish(0, 6))
                .thenRejected(ChainRejection.NOT_MINED)
                .after(finish(0, 5))
                .when(new RecordReorged(0, hash(5), NOW))
                .thenRejected(ChainRejection.FINAL_LEFT_THE_CHAIN);
    }
}
