/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.ale.chainbridge.chain.LyingNode.Lie;
import org.ale.chainbridge.domain.ChainCommand;
import org.ale.eventsourcing.testing.Patience;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;
import org.ale.schemas.chainbridge.v1.ListDepositsRequest;
import org.junit.jupiter.api.Test;

/** What only takes its time: the bridge waits, says so, and what is not concerned goes on. */
@QuarkusTest
@TestProfile(BridgePatienceTest.Watchful.class)
@QuarkusTestResource(
        value = LocalChain.class,
        restrictToAnnotatedClass = true,
        initArgs =
                @ResourceArg(
                        name = LocalChain.NODES,
                        value = LocalChain.LIAR + "," + LocalChain.URL))
class BridgePatienceTest extends BridgeScene {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** More than one record of several blocks may hold. */
    private static final int MANY = 2_100;

    /** More than wait for a block at a time. */
    private static final int MORE_THAN_THE_WINDOW = 20;

    /** Compares often, and is stuck soon. */
    public static final class Watchful implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "ale.bridge.reconcile-every",
                    "500ms",
                    "ale.bridge.bump-after",
                    "1s",
                    "ale.bridge.stuck-after",
                    "1s");
        }
    }

    private static String ready() {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:28087/q/health/ready")).build();
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> answer.statusCode() + " " + answer.body())
                .join();
    }

    private static String method(JsonNode question) {
        return question.path("method").asText();
    }

    private static boolean isFinal(JsonNode question) {
        return question.path("params").path(0).asText().equals("finalized");
    }

    private static void fail(ObjectNode answer, String message) {
        answer.remove("result");
        answer.putObject("error").put("code", -32_005).put("message", message);
    }

    @Test
    void aBlockIsReadWholeWhateverItHolds() throws Exception {
        Patience.until(() -> depositState().equals("FINALIZED"));
        TestWallet.lever("evm_setBlockGasLimit", 1_000_000_000L);
        TestWallet.lever("evm_setIntervalMining", 0);
        for (var number = 0; number < MANY; number++) {
            TestWallet.deposit(deployment, CLIENT, job, Ale.ofBaseUnits(1).baseUnits());
        }
        TestWallet.lever("evm_mine");
        var full = TestWallet.block("latest");
        TestWallet.lever("evm_setIntervalMining", 1);
        Patience.until(() -> settlement().getBlock() >= full, this::alarm);
        var request = ListDepositsRequest.newBuilder().setJobId(job.toString()).build();
        var deposits = api.listDeposits(request).await().atMost(Patience.MAX).getDepositsList();
        assertTrue(deposits.stream().allMatch(each -> each.getState().equals("FINALIZED")));
        awaitNoAlarm();
    }

    /** Nodes allow so many blocks, or so many logs, each in its own words. */
    @Test
    void aNodeThatLimitsRangesIsAskedForLess() throws Exception {
        var refused = new AtomicInteger();
        liar.lie =
                new Lie() {
                    @Override
                    public void answer(JsonNode question, ObjectNode answer) {
                        var filter = question.path("params").path(0);
                        var from = filter.path("fromBlock").asText();
                        var to = filter.path("toBlock").asText();
                        if (method(question).equals("eth_getLogs")
                                && !to.equals("latest")
                                && Long.decode(to) - Long.decode(from) >= 2) {
                            refused.incrementAndGet();
                            fail(answer, "query returned more than 10000 results");
                        }
                    }
                };
        TestWallet.lever("anvil_mine", "0x28");
        var due = TestWallet.block("finalized");
        TestWallet.deposit(deployment, CLIENT, job, Ale.ofBaseUnits(1).baseUnits());
        Patience.until(() -> settlement().getBlock() >= due, this::alarm);
        assertTrue(refused.get() > 0, "no range was refused");
    }

    @Test
    void blocksThatCannotBeReadAreToldAndHoldUpNoRoot() throws Exception {
        Patience.until(() -> depositState().equals("FINALIZED") && isAllFinal());
        var before = TestWallet.lastEpoch(deployment);
        liar.lie =
                new Lie() {
                    @Override
                    public void answer(JsonNode question, ObjectNode answer) {
                        if (method(question).equals("eth_getLogs")) {
                            fail(answer, "too many logs");
                        }
                    }
                };
        earn(1);
        Patience.until(() -> TestWallet.lastEpoch(deployment) > before && isAllFinal());
        Patience.until(
                () -> ready().startsWith("503") && ready().contains("too many logs"),
                BridgePatienceTest::ready);
        liar.lie = Lie.NONE;
        Patience.until(() -> ready().startsWith("200"), BridgePatienceTest::ready);
        awaitNoAlarm();
    }

    @Test
    void oneNodesFalseStatusIsNotBelieved() throws Exception {
        Patience.until(() -> depositState().equals("FINALIZED") && isAllFinal());
        var before = TestWallet.lastEpoch(deployment);
        var refused = refusals();
        var lies = new AtomicInteger();
        liar.lie =
                new Lie() {
                    @Override
                    public void answer(JsonNode question, ObjectNode answer) {
                        if (method(question).equals("eth_getTransactionReceipt")
                                && answer.path("result").isObject()) {
                            ((ObjectNode) answer.path("result")).put("status", "0x0");
                            lies.incrementAndGet();
                        }
                    }
                };
        earn(1);
        Patience.until(() -> alarm().contains("no two nodes agree"), this::alarm);
        var finalized = TestWallet.block("finalized");
        Patience.until(() -> TestWallet.block("finalized") > finalized + 2);
        assertFalse(isAllFinal(), "what one of two denies is not final");
        liar.lie = Lie.NONE;
        Patience.until(() -> TestWallet.lastEpoch(deployment) > before && isAllFinal());
        assertTrue(lies.get() > 0);
        assertEquals(refused, refusals());
        awaitNoAlarm();
    }

    @Test
    void whatNoNodeTakesForItsFeeIsBidForAgain() throws Exception {
        Patience.until(() -> depositState().equals("FINALIZED") && isAllFinal());
        var before = TestWallet.lastEpoch(deployment);
        var isCheap = new AtomicBoolean(true);
        liar.lie =
                new Lie() {
                    @Override
                    public void answer(JsonNode question, ObjectNode answer) {
                        if (method(question).equals("eth_getBlockByNumber")
                                && question.path("params").path(0).asText().equals("latest")
                                && isCheap.get()) {
                            ((ObjectNode) answer.path("result")).put("baseFeePerGas", "0x1");
                        }
                    }
                };
        TestWallet.lever("evm_setIntervalMining", 0);
        TestWallet.lever(
                "anvil_setNextBlockBaseFeePerGas", "0x" + Long.toHexString(60_000_000_000L));
        TestWallet.lever("evm_mine");
        earn(1);
        Patience.until(() -> alarm().contains("base fee"), this::alarm);
        isCheap.set(false);
        TestWallet.lever("evm_setIntervalMining", 1);
        Patience.until(
                () -> TestWallet.lastEpoch(deployment) > before && isAllFinal(), this::alarm);
        var bids = transactions().stream().mapToInt(each -> each.getAttempts()).max().orElse(0);
        assertTrue(bids >= 2, "it was bid for " + bids + " times");
        awaitNoAlarm();
    }

    @Test
    void aJobThatHoldsTooLittleHoldsUpNoOther() throws Exception {
        var poor = new JobId(UUID.randomUUID());
        TestWallet.deposit(deployment, CLIENT, poor, Ale.ofWhole(2).baseUnits());
        Patience.until(() -> depositState(poor).equals("FINALIZED") && isAllFinal());
        var before = TestWallet.lastEpoch(deployment);
        earn(pays(job, 1), pays(poor, 5));
        Patience.until(
                () ->
                        alarm().contains("release of job " + poor)
                                && TestWallet.lastEpoch(deployment) > before
                                && settlement().getPendingBaseUnits().equals(whole(5)),
                this::alarm);
        TestWallet.deposit(deployment, CLIENT, poor, Ale.ofWhole(3).baseUnits());
        Patience.until(() -> settlement().getPendingBaseUnits().equals("0"), this::alarm);
        awaitNoAlarm();
        assertEquals("0", settlement().getDifferenceBaseUnits());
    }

    private static String whole(long ale) {
        return Ale.ofWhole(ale).toString();
    }

    /** It knows less than what was final, as a node that starts anew does. */
    @Test
    void aNodeThatLagsBehindWhatWasFinalIsWaitedFor() throws Exception {
        Patience.until(() -> depositState().equals("FINALIZED") && isAllFinal());
        var old = settlement().getBlock();
        var epochs = TestWallet.lastEpoch(deployment);
        earn(1);
        Patience.until(() -> TestWallet.lastEpoch(deployment) > epochs && isAllFinal());
        var asked = new AtomicInteger();
        liar.lie = stale("0x" + Long.toHexString(old), asked);
        Patience.until(() -> alarm().contains("do not agree at block " + old), this::alarm);
        var before = asked.get();
        Patience.until(() -> asked.get() > before + 5);
        liar.lie = Lie.NONE;
        awaitNoAlarm();
        assertTrue(ready().startsWith("200"), ready());
    }

    private static Lie stale(String block, AtomicInteger asked) {
        return new Lie() {
            @Override
            public void question(ObjectNode question) {
                if (isFinal(question)) {
                    ((ArrayNode) question.path("params")).set(0, block);
                    asked.incrementAndGet();
                }
            }
        };
    }

    @Test
    void whatIsMinedAndNotFinalHoldsUpNothing() throws Exception {
        Patience.until(() -> depositState().equals("FINALIZED") && isAllFinal());
        var now = "0x" + Long.toHexString(settlement().getBlock());
        liar.lie = stale(now, new AtomicInteger());
        for (var number = 0; number < MORE_THAN_THE_WINDOW; number++) {
            send(
                    new ChainCommand.DepositFromTreasury(
                            job, CLIENT, Ale.ofBaseUnits(1), Instant.EPOCH));
        }
        Patience.until(
                () ->
                        transactions().stream()
                                        .filter(each -> each.getState().equals("MINED"))
                                        .count()
                                >= MORE_THAN_THE_WINDOW,
                this::alarm);
        liar.lie = Lie.NONE;
        Patience.until(this::isAllFinal, this::alarm);
    }
}
