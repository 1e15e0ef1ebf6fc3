/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.ale.chainbridge.chain.LyingNode.Lie;
import org.ale.eventsourcing.testing.Patience;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;
import org.ale.schemas.chainbridge.v1.GetSettlementRequest;
import org.ale.schemas.chainbridge.v1.ListDepositsRequest;
import org.ale.schemas.chainbridge.v1.Transaction;
import org.junit.jupiter.api.Test;

/** The bridge on a real broker, database, chain and contracts, with a node that lies beside. */
@QuarkusTest
@TestProfile(BridgeFaultsTest.Impatient.class)
@QuarkusTestResource(
        value = LocalChain.class,
        restrictToAnnotatedClass = true,
        initArgs =
                @ResourceArg(
                        name = LocalChain.NODES,
                        value = LocalChain.LIAR + "," + LocalChain.URL))
class BridgeFaultsTest extends BridgeScene {
    /** A look asks the liar what is final, and then for that block. */
    private static final int LIES_OF_TWO_LOOKS = 4;

    /** Bids again after a second. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ale.bridge.bump-after", "1s", "ale.bridge.reconcile-every", "1s");
        }
    }

    @Test
    void aStuckTransactionIsBidForAgainAndMinedOnce() throws Exception {
        Patience.until(() -> depositState().equals("FINALIZED"));
        var before = TestWallet.lastEpoch(deployment);
        var known = transactions().size();
        var refused = refusals();
        TestWallet.lever("evm_setIntervalMining", 0);
        earn(1);
        Patience.until(() ->
                transactions().size() > known
                        && transactions().stream()
                                .anyMatch(each -> each.getState().equals("BROADCAST")));
        TestWallet.lever(
                "anvil_setNextBlockBaseFeePerGas", "0x" + Long.toHexString(60_000_000_000L));
        TestWallet.lever("evm_setIntervalMining", 1);
        Patience.until(() -> TestWallet.lastEpoch(deployment) > before && isAllFinal());
        var bids = transactions().stream().mapToInt(Transaction::getAttempts).max().orElse(0);
        assertTrue(bids >= 2, "it was bid for " + bids + " times");
        assertEquals(before + 1, TestWallet.lastEpoch(deployment));
        assertEquals(refused, refusals());
        awaitNoAlarm();
    }

    /** Nothing is refused meanwhile, so no job is asked for alone afterwards. */
    @Test
    void aPausedEscrowIsAskedForNothingUntilItGivesAgain() throws Exception {
        Patience.until(() -> depositState().equals("FINALIZED") && isAllFinal());
        var before = TestWallet.lastEpoch(deployment);
        var refused = refusals();
        TestGuardian.pause(deployment, true);
        earn(1);
        var block = TestWallet.block("latest");
        Patience.until(() -> TestWallet.block("latest") > block + 4);
        assertEquals(Ale.ofWhole(1).toString(), settlement().getPendingBaseUnits());
        TestGuardian.pause(deployment, false);
        Patience.until(
                () -> TestWallet.lastEpoch(deployment) > before && isAllFinal(), this::alarm);
        assertEquals(refused, refusals());
        awaitNoAlarm();
    }

    @Test
    void whatIsAboveTheCapOfAnEpochTakesMoreEpochs() throws Exception {
        Patience.until(() -> depositState().equals("FINALIZED") && isAllFinal());
        var before = TestWallet.lastEpoch(deployment);
        var refused = refusals();
        TestWallet.capAle(deployment, 2);
        earn(5);
        Patience.until(() -> TestWallet.lastEpoch(deployment) == before + 3 && isAllFinal());
        nothingIsLost();
        assertEquals(refused, refusals());
        TestWallet.capAle(deployment, 1_000_000);
    }

    private void nothingIsLost() throws Exception {
        var settled = api.getSettlement(GetSettlementRequest.getDefaultInstance());
        var now = settled.await().atMost(Patience.MAX);
        assertEquals("0", now.getPendingBaseUnits());
        assertEquals("0", now.getDifferenceBaseUnits());
        awaitNoAlarm();
    }

    @Test
    void aRootThatALoweredCapRefusesIsPlannedAnewAndNothingIsLost() throws Exception {
        Patience.until(() -> depositState().equals("FINALIZED") && isAllFinal());
        var before = TestWallet.lastEpoch(deployment);
        var refused = refusals();
        TestWallet.lever("evm_setIntervalMining", 0);
        earn(5);
        Patience.until(this::hasSentARoot);
        TestWallet.capAleAhead(deployment, 2);
        TestWallet.lever("evm_setIntervalMining", 1);
        Patience.until(() -> TestWallet.lastEpoch(deployment) == before + 3 && isAllFinal());
        nothingIsLost();
        assertEquals(refused + 1, refusals());
        TestWallet.capAle(deployment, 1_000_000);
    }

    private boolean hasSentARoot() {
        return transactions().stream()
                .anyMatch(each ->
                        each.getState().equals("BROADCAST") && each.getIntent().hasPostRoot());
    }

    @Test
    void whatWasSentIsSentAgainWhenTheAnswerIsLost() throws Exception {
        Patience.until(() -> depositState().equals("FINALIZED"));
        var before = TestWallet.lastEpoch(deployment);
        var known = transactions().size();
        var lost = new AtomicInteger();
        liar.lie =
                new Lie() {
                    @Override
                    public boolean isHeard(JsonNode question) {
                        var isSent =
                                question.path("method").asText().equals("eth_sendRawTransaction");
                        return !isSent || lost.incrementAndGet() < 0;
                    }
                };
        earn(1);
        Patience.until(() -> TestWallet.lastEpoch(deployment) > before && isAllFinal());
        assertTrue(lost.get() >= 2, lost + " answers were lost");
        assertEquals(before + 1, TestWallet.lastEpoch(deployment));
        assertTrue(transactions().size() > known);
        awaitNoAlarm();
    }

    @Test
    void creditsNothingWhileTwoNodesDisagree() throws Exception {
        var lies = new AtomicInteger();
        liar.lie =
                new Lie() {
                    @Override
                    public void answer(JsonNode question, ObjectNode answer) {
                        var block = question.path("params").path(0).asText();
                        var isFinal = !block.equals("latest") && !block.equals("0x0");
                        if (question.path("method").asText().equals("eth_getBlockByNumber")
                                && isFinal) {
                            ((ObjectNode) answer.path("result"))
                                    .put("hash", "0x" + "66".repeat(32));
                            lies.incrementAndGet();
                        }
                    }
                };
        var other = new JobId(UUID.randomUUID());
        TestWallet.deposit(deployment, CLIENT, other, Ale.ofWhole(3).baseUnits());
        Patience.until(() -> alarm().contains("no two nodes agree"));
        // The next block takes whatever waits for one.
        var paid = TestWallet.block("latest") + 1;
        Patience.until(() -> TestWallet.block("finalized") >= paid);
        var before = lies.get();
        Patience.until(() -> lies.get() > before + LIES_OF_TWO_LOOKS);
        var request = ListDepositsRequest.newBuilder().setJobId(other.toString()).build();
        var seen = api.listDeposits(request).await().atMost(Patience.MAX).getDepositsList();
        assertTrue(seen.stream().noneMatch(each -> each.getState().equals("FINALIZED")));
        liar.lie = Lie.NONE;
        Patience.until(() ->
                api.listDeposits(request).await().atMost(Patience.MAX).getDepositsList().stream()
                        .anyMatch(each -> each.getState().equals("FINALIZED")));
        awaitNoAlarm();
    }
}
