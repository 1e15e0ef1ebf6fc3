/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ale.chainbridge.chain.LyingNode.Lie;
import org.ale.chainbridge.domain.Address;
import org.ale.chainbridge.domain.ChainEvent;
import org.ale.chainbridge.domain.ChainEvent.JobCloseFinalized;
import org.ale.chainbridge.domain.ChainEvent.RootPostFinalized;
import org.ale.chainbridge.domain.Hash32;
import org.ale.chainbridge.domain.Intent;
import org.ale.eventsourcing.testing.Patience;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;
import org.ale.schemas.chainbridge.v1.ChainBridgeService;
import org.ale.schemas.chainbridge.v1.GetSettlementRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the bridge stands still, and how it says so: on a real broker, database and chain. */
@QuarkusTest
@TestProfile(BridgeAlarmTest.Watchful.class)
@QuarkusTestResource(
        value = LocalChain.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = LocalChain.NODES, value = LocalChain.LIAR))
class BridgeAlarmTest {
    private static final Address CLIENT = Address.of("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
    private static final Hash32 STRANGE = new Hash32("0x" + "ab".repeat(32));
    private static final long NINETY_DAYS = Duration.ofDays(90).toSeconds();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Inject Deployment deployment;

    @GrpcClient("chain-bridge")
    ChainBridgeService api;

    private LyingNode liar;

    /** Compares chain and log each half second. */
    public static final class Watchful implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ale.bridge.reconcile-every", "500ms");
        }
    }

    @BeforeEach
    void start() throws Exception {
        liar =
                new LyingNode(
                        LocalChain.URL,
                        LocalChain.LIAR_PORT,
                        new Lie() {
                            @Override
                            public void answer(JsonNode question, ObjectNode answer) {
                                if (question.path("method").asText().equals("eth_chainId")) {
                                    answer.put("result", "0x539");
                                }
                            }
                        });
    }

    @AfterEach
    void stop() {
        liar.close();
    }

    private static HttpResponse<String> readiness() throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:28087/q/health/ready")).build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static void awaitReadiness(int status, String reason) throws Exception {
        Patience.until(
                () -> {
                    var answer = readiness();
                    return answer.statusCode() == status && answer.body().contains(reason);
                },
                () -> "not " + status + " " + reason);
    }

    private String alarm() {
        return api.getSettlement(GetSettlementRequest.getDefaultInstance())
                .await()
                .atMost(Patience.MAX)
                .getAlarm();
    }

    @Test
    void standsStillOnAnotherChainAndForEverOnARootThatTheLogDoesNotKnow() throws Exception {
        awaitReadiness(503, "is of chain 1337, not 31337");
        assertTrue(alarm().contains("is of chain 1337"), alarm());
        liar.lie = Lie.NONE;
        awaitReadiness(200, "UP");
        Patience.until(() -> alarm().isEmpty(), this::alarm);

        TestWallet.lever("evm_setIntervalMining", 1);
        TestWallet.post(
                deployment,
                new Intent.PostRoot(1, STRANGE, Ale.ZERO, new Hash32("0x" + "cd".repeat(32))));
        awaitReadiness(503, "ROOT_MISMATCH");
        assertTrue(alarm().startsWith("ROOT_MISMATCH"), alarm());
        Patience.until(() -> !isRimAlive(), () -> "a bridge that stands still asks nothing");
        var calls = liar.calls.get();
        assertTrue(alarm().startsWith("ROOT_MISMATCH"), alarm());
        assertEquals(calls, liar.calls.get(), "nor when it is asked how it stands");
        aStrangeRootThatAnOperatorKnowsIsPassedOver();
        aJobThatClosesIsToldWhenThatIsAnnounced();
    }

    private void aStrangeRootThatAnOperatorKnowsIsPassedOver() throws Exception {
        var told = new RootPostFinalized(1, STRANGE, Ale.ZERO, Instant.EPOCH);
        assertEquals(List.of(told), findings(Set.of()));
        assertEquals(List.of(), findings(Set.of(STRANGE)));
    }

    private void aJobThatClosesIsToldWhenThatIsAnnounced() throws Exception {
        var job = new JobId(UUID.randomUUID());
        TestWallet.deposit(deployment, CLIENT, job, Ale.ofWhole(7).baseUnits());
        TestWallet.lever("evm_mine");
        TestWallet.lever("evm_increaseTime", NINETY_DAYS + 1);
        TestWallet.lever("evm_mine");
        TestWallet.close(deployment, CLIENT, job);
        TestWallet.lever("evm_mine");
        var told = findings(Set.of(STRANGE));
        assertEquals(
                new JobCloseFinalized(job, CLIENT, Ale.ofWhole(7), 3, Instant.EPOCH),
                told.getLast());

        var escrow = deployment.contract(Deployment.ESCROW);
        assertEquals(Ale.ofWhole(7).baseUnits(), TestWallet.view(escrow, "totalHeld"));
        TestWallet.lever("evm_increaseTime", Duration.ofDays(7).toSeconds() + 1);
        TestWallet.lever("evm_mine");
        TestWallet.send(CLIENT, escrow, Calls.encoded("finishClosing", Abi.id(job.value())));
        TestWallet.lever("evm_mine");
        assertEquals(BigInteger.ZERO, TestWallet.view(escrow, "totalHeld"));
        assertEquals(told, findings(Set.of(STRANGE)), "the end tells nothing new");
    }

    /** All that the contracts ever told. */
    private List<ChainEvent> findings(Set<Hash32> strange) throws Exception {
        try (var nodes =
                new Nodes(List.of(LocalChain.URL), deployment.chainId(), Duration.ofSeconds(30))) {
            var logs = new ChainReader(nodes, deployment).finalLogs(0, TestWallet.block("latest"));
            return new LogReader(deployment, _ -> 3, _ -> true).findings(logs, strange);
        }
    }

    /** Nobody but this thread calls the nodes by itself. */
    private static boolean isRimAlive() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("chain-rim"));
    }
}
