/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.ale.audit.HonestLog.Fact;
import org.ale.schemas.chainbridge.v1.ChainEvent;
import org.ale.schemas.jobs.v1.JobEvent;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.payment.v1.EscrowFunded;
import org.ale.schemas.payment.v1.EscrowReturned;
import org.ale.schemas.payment.v1.ItemsRefunded;
import org.ale.schemas.payment.v1.PotHeld;
import org.ale.schemas.payment.v1.PotSplit;
import org.ale.schemas.payment.v1.SplitDeferred;
import org.ale.schemas.payment.v1.VotesUnpaid;
import org.ale.schemas.type.v1.Posting;
import org.junit.jupiter.api.Test;

/** Money of an escrow that was closed on the chain goes one way, once, and everybody is told. */
class ReturnsCheckTest {
    private static List<String> codes(List<Fact> facts) throws IOException {
        var log = HonestLog.of(facts).after(2 * Waiting.MILLIS_MAX);
        return new Audit().run(log).kept().stream().map(Findings.Finding::code).distinct().toList();
    }

    private static List<Fact> without(Predicate<AccountEvent> leftOut) {
        return ReturnedFacts.all().stream()
                .filter(fact ->
                        !(fact.message() instanceof AccountEvent paid && leftOut.test(paid)))
                .toList();
    }

    private static List<Fact> changed(UnaryOperator<AccountEvent> change) {
        return ReturnedFacts.all().stream()
                .map(fact ->
                        fact.message() instanceof AccountEvent paid
                                ? new Fact(fact.topic(), fact.stream(), change.apply(paid))
                                : fact)
                .toList();
    }

    /** Right after the first fact of this kind. */
    private static List<Fact> after(Predicate<AccountEvent> which, AccountEvent.Builder what) {
        var facts = new ArrayList<>(ReturnedFacts.all());
        var more = ReturnedFacts.paid(what);
        for (var index = 0; index < facts.size(); index++) {
            if (facts.get(index).message() instanceof AccountEvent paid && which.test(paid)) {
                facts.add(index + 1, more);
                break;
            }
        }
        return facts;
    }

    private static Posting posting(String account, long units) {
        return Posting.newBuilder().setAccount(account).setBaseUnits(Long.toString(units)).build();
    }

    @Test
    void nothingIsSaidOfAnHonestLog() throws IOException {
        assertEquals(List.of(), codes(ReturnedFacts.all()));
    }

    @Test
    void moneyThatIsNeverGivenBackIsFound() throws IOException {
        var facts =
                without(paid ->
                        paid.hasEscrowReturned()
                                || paid.hasVotesUnpaid()
                                || paid.hasEscrowClosed());
        assertEquals(
                List.of("escrow-not-returned", "pot-not-split", "escrow-not-closed"), codes(facts));
    }

    @Test
    void votersWhoAreNeverToldAreFound() throws IOException {
        assertEquals(List.of("pot-not-split"), codes(without(AccountEvent::hasVotesUnpaid)));
    }

    @Test
    void theEmptyReasonIsNoReason() throws IOException {
        var facts =
                changed(paid ->
                        paid.hasVotesUnpaid()
                                ? paid.toBuilder()
                                        .setVotesUnpaid(
                                                paid.getVotesUnpaid().toBuilder().clearReason())
                                        .build()
                                : paid);
        assertEquals(List.of("unpaid-though-unshared", "pot-not-split"), codes(facts));
    }

    @Test
    void whatIsGivenBackWithoutACloseOnTheChainIsFound() throws IOException {
        var facts =
                ReturnedFacts.all().stream()
                        .filter(fact -> !(fact.message() instanceof ChainEvent))
                        .toList();
        assertEquals(List.of("returned-unclosed"), codes(facts));
    }

    @Test
    void whatIsGivenBackThoughNoJobSaidSoIsFound() throws IOException {
        var facts =
                ReturnedFacts.all().stream()
                        .filter(fact ->
                                !(fact.message() instanceof JobEvent job && job.hasCancelled()))
                        .toList();
        assertEquals(List.of("returned-unasked", "unpaid-voters"), codes(facts));
    }

    @Test
    void developmentMoneyIsNotGivenBackOnTheChain() throws IOException {
        var facts =
                changed(paid ->
                        paid.hasEscrowFunded()
                                ? paid.toBuilder()
                                        .setEscrowFunded(
                                                paid.getEscrowFunded().toBuilder().clearDepositId())
                                        .build()
                                : paid);
        assertEquals(List.of("deposit", "returned-undeposited"), codes(facts));
    }

    @Test
    void aSecondReturnIsFound() throws IOException {
        var twice = AccountEvent.newBuilder().setEscrowReturned(ReturnedFacts.returned("0"));
        assertEquals(
                List.of("returned-twice"), codes(after(AccountEvent::hasEscrowReturned, twice)));
    }

    @Test
    void aReturnToSomebodyElseIsFound() throws IOException {
        var other = ReturnedFacts.returned("100").setPostings(1, posting("returned:thief", 100));
        assertEquals(List.of("returned-posted"), codes(givenBack(other.build())));
    }

    @Test
    void aReturnOfLessThanIsLeftIsFound() throws IOException {
        assertEquals(
                List.of("returned-posted", "refunded", "conservation", "escrow-left"),
                codes(givenBack(ReturnedFacts.returned("99").build())));
    }

    private static List<Fact> givenBack(EscrowReturned other) {
        return changed(paid ->
                paid.hasEscrowReturned()
                        ? paid.toBuilder().setEscrowReturned(other).build()
                        : paid);
    }

    @Test
    void aReturnOfNothingAfterTheEndIsFound() throws IOException {
        var facts = new ArrayList<>(without(AccountEvent::hasEscrowReturned));
        facts.add(
                ReturnedFacts.paid(
                        AccountEvent.newBuilder().setEscrowReturned(ReturnedFacts.returned("0"))));
        assertEquals(
                List.of(
                        "unpaid-unreturned",
                        "refunded",
                        "conservation",
                        "escrow-left",
                        "returned-after-end",
                        "returned-posted"),
                codes(facts));
    }

    @Test
    void aPotThatIsSharedAfterwardsIsFound() throws IOException {
        var split = PotSplit.newBuilder().setPoolId(HonestFacts.POOL).setPotBaseUnits("90");
        var facts =
                after(
                        AccountEvent::hasEscrowReturned,
                        AccountEvent.newBuilder().setPotSplit(split.setFeeBaseUnits("10")));
        var codes = codes(facts);
        assertEquals("paid-after-return", codes.getFirst());
        assertEquals(true, codes.contains("unpaid-though-paid"));
    }

    @Test
    void whatIsHeldDeferredOrRefundedAfterwardsIsFound() throws IOException {
        var held = PotHeld.newBuilder().setPoolId(HonestFacts.POOL);
        var deferred = SplitDeferred.newBuilder().setPoolId(HonestFacts.POOL);
        var refunded = ItemsRefunded.newBuilder().setJobId(HonestFacts.JOB);
        assertEquals(
                List.of("held-after-return"),
                codes(
                        after(
                                AccountEvent::hasEscrowReturned,
                                AccountEvent.newBuilder().setPotHeld(held))));
        assertEquals(
                List.of("deferred-after-return"),
                codes(
                        after(
                                AccountEvent::hasEscrowReturned,
                                AccountEvent.newBuilder().setSplitDeferred(deferred))));
        assertEquals(
                List.of("refunded-after-return"),
                codes(
                        after(
                                AccountEvent::hasEscrowReturned,
                                AccountEvent.newBuilder().setItemsRefunded(refunded))));
    }

    @Test
    void aSecondBudgetIsFound() throws IOException {
        var again = EscrowFunded.newBuilder(ReturnedFacts.funded()).clearPostings();
        assertEquals(
                true,
                codes(
                                after(
                                        AccountEvent::hasEscrowReturned,
                                        AccountEvent.newBuilder().setEscrowFunded(again)))
                        .contains("funded-twice"));
    }

    @Test
    void aVoterWhoIsLeftOutAndAnotherReasonAreFound() throws IOException {
        var fewer = ReturnedFacts.unpaid().removePayees(0).build();
        var other = ReturnedFacts.unpaid().setReason("OUT_OF_SPITE").build();
        assertEquals(List.of("unpaid-voters"), codes(toldInstead(fewer)));
        assertEquals(List.of("unpaid-reason", "pot-not-split"), codes(toldInstead(other)));
    }

    private static List<Fact> toldInstead(VotesUnpaid told) {
        return changed(paid ->
                paid.hasVotesUnpaid() ? paid.toBuilder().setVotesUnpaid(told).build() : paid);
    }
}
