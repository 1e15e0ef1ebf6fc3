/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.ale.schemas.chainbridge.v1.BuyOutFinalized;
import org.ale.schemas.chainbridge.v1.ChainEvent;
import org.ale.schemas.chainbridge.v1.RefundVetoFinalized;
import org.ale.schemas.chainbridge.v1.StrangeRefundFinalized;
import org.junit.jupiter.api.Test;

/** In the end a payer was allowed what the log ordered, whatever others allow or take back. */
class RefundVetoTest {
    private static final String PAYER = "0x" + "0c".repeat(20);
    private static final String OURS = "0x0a";
    private static final String THIEFS = "0x0b";
    private static final String JOB = BridgeLog.JOB.replace("-", "");

    private final BridgeLog log = new BridgeLog();

    private void told(String signature, String transaction, long amount) {
        log.tells(signature, transaction, List.of(JOB, PAYER), Abi.word(amount));
    }

    private void allowed(String transaction, long amount) {
        told("RefundAllowed(bytes32,address,uint256)", transaction, amount);
    }

    private void vetoTold(long amount) {
        told("RefundVetoed(bytes32,address,uint256)", THIEFS, amount);
    }

    private void buyOutTold(long amount) {
        told("BoughtOut(bytes32,address,uint256)", THIEFS, amount);
    }

    private void vetoed(long amount) {
        var veto = RefundVetoFinalized.newBuilder().setJobId(BridgeLog.JOB).setPayer(PAYER);
        log.is(ChainEvent.newBuilder().setRefundVetoFinalized(veto.setBaseUnits("" + amount)));
    }

    private void stolen(long amount) {
        var refund = StrangeRefundFinalized.newBuilder().setJobId(BridgeLog.JOB).setPayer(PAYER);
        log.is(ChainEvent.newBuilder().setStrangeRefundFinalized(refund.setBaseUnits("" + amount)));
    }

    private void boughtOut(long amount) {
        var buyOut = BuyOutFinalized.newBuilder().setJobId(BridgeLog.JOB).setPayer(PAYER);
        log.is(ChainEvent.newBuilder().setBuyOutFinalized(buyOut.setBaseUnits("" + amount)));
    }

    private List<String> codes(long epoch) {
        return log.codesOfEscrows(epoch, Set.of(OURS));
    }

    /** An epoch with a refund of 40 that the contract has allowed. */
    private void epoch() {
        ordered();
        allowed(OURS, 40);
    }

    private void ordered() {
        log.earned(5, 40);
        log.planned(1, 5);
        log.tells(SettledBounds.RELEASED, OURS, List.of(JOB), Abi.word(5), Abi.word(0));
    }

    @Test
    void saysNothingOfWhatTheGuardianTookBackAndWaitsToBeAskedAgain() {
        epoch();
        vetoTold(40);
        vetoed(40);
        assertEquals(List.of(), codes(1));
    }

    @Test
    void saysNothingOfWhatWasAllowedAgain() {
        epoch();
        vetoTold(40);
        vetoed(40);
        log.planned(2, 5);
        allowed(OURS, 40);
        assertEquals(List.of(), codes(2));
    }

    @Test
    void seesWhatWasNotAllowedAgainThoughARootCameAfterIt() {
        epoch();
        vetoTold(40);
        vetoed(40);
        log.planned(2, 5);
        assertEquals(List.of("chain-released"), codes(2));
    }

    @Test
    void seesMoreThanWasTakenBackAllowedAgain() {
        epoch();
        vetoTold(40);
        vetoed(40);
        allowed(OURS, 41);
        assertEquals(List.of("chain-released"), codes(1));
    }

    @Test
    void namesEachRefundThatSomebodyElseAllowedAndNothingElse() {
        epoch();
        allowed(THIEFS, 30);
        stolen(30);
        assertEquals(List.of("chain-strange-refund"), codes(1));
    }

    @Test
    void seesMoreRefundedThanTheLedgerAndOthersAllow() {
        epoch();
        allowed(THIEFS, 30);
        stolen(30);
        allowed(OURS, 1);
        assertEquals(List.of("chain-strange-refund", "chain-released"), codes(1));
    }

    @Test
    void saysNothingMoreOfWhatWasStolenAndTakenBackTogetherWithOurs() {
        epoch();
        allowed(THIEFS, 30);
        vetoTold(70);
        stolen(30);
        vetoed(70);
        log.planned(2, 5);
        allowed(OURS, 40);
        assertEquals(List.of("chain-strange-refund"), codes(2));
    }

    @Test
    void saysNothingOfABuyOut() {
        epoch();
        buyOutTold(960);
        boughtOut(960);
        assertEquals(List.of(), codes(1));
    }

    @Test
    void saysNothingOfABuyOutForANumberThatNoJobCanHave() {
        epoch();
        var noJob = List.of("1" + JOB, PAYER);
        log.tells("BoughtOut(bytes32,address,uint256)", THIEFS, noJob, Abi.word(5));
        assertEquals(List.of(), codes(1));
    }

    @Test
    void seesWhatTheLogDoesNotTellOf() {
        epoch();
        vetoTold(10);
        allowed(OURS, 10);
        assertEquals(List.of("chain-refund-veto-missed"), codes(1));
        buyOutTold(960);
        assertEquals(List.of("chain-refund-veto-missed", "chain-buy-out-missed"), codes(1));
    }

    /** Without it the thief's part would pass for ours. */
    @Test
    void seesAStrangeRefundThatTheLogDoesNotTellOf() {
        ordered();
        allowed(THIEFS, 30);
        allowed(OURS, 10);
        assertEquals(List.of("chain-refund-by-others-missed"), codes(1));
    }

    @Test
    void seesWhatTheChainDoesNotTellOf() {
        epoch();
        vetoed(1);
        boughtOut(2);
        stolen(3);
        assertEquals(
                List.of(
                        "chain-strange-refund",
                        "chain-refund-veto-invented",
                        "chain-refund-by-others-invented",
                        "chain-buy-out-invented"),
                codes(1));
    }

    @Test
    void seesThatAVetoIsToldTwice() {
        epoch();
        vetoTold(40);
        vetoed(40);
        vetoed(40);
        assertEquals(List.of("chain-refund-veto-invented"), codes(1));
    }
}
