/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.ale.audit.chain.JsonRpc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The faults are real: each is seen at both ends of the wire. */
class FaultyNodeTest {
    private final AtomicInteger carriedOut = new AtomicInteger();
    private IntFunction<String> tells = "{\"id\":1,\"result\":\"0x%x\"}"::formatted;
    private HttpServer chain;

    @BeforeEach
    void startAChainThatCounts() throws IOException {
        chain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        chain.createContext(
                "/",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    var text = tells.apply(carriedOut.incrementAndGet());
                    var body = text.getBytes(StandardCharsets.US_ASCII);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        chain.start();
    }

    @AfterEach
    void stopTheChain() {
        chain.stop(0);
    }

    private FaultyNode node(FaultPlan plan) throws IOException {
        return new FaultyNode("http://127.0.0.1:" + chain.getAddress().getPort(), 0, plan);
    }

    @Test
    void forwardsAsItIsWithoutFaults() throws IOException {
        try (var node = node(new FaultPlan(1));
                var rpc = new JsonRpc(node.url())) {
            assertEquals("0x1", rpc.call("eth_blockNumber").asText());
            assertEquals("0x2", rpc.call("eth_blockNumber").asText());
        }
    }

    @Test
    void doesEachFaultAndCountsThem() throws IOException {
        var plan = new FaultPlan(7);
        plan.perMille(1000);
        var failures = 0;
        var answers = 0;
        var stale = 0;
        Map<NodeFault, Long> injected = new EnumMap<>(NodeFault.class);
        try (var node = node(plan);
                var rpc = new JsonRpc(node.url())) {
            var highest = 0L;
            for (var call = 0; call < 60; call++) {
                try {
                    var seen = Long.decode(rpc.call("eth_blockNumber").asText());
                    answers++;
                    stale += seen < highest ? 1 : 0;
                    highest = Math.max(highest, seen);
                } catch (IOException e) {
                    failures++;
                }
            }
            injected.putAll(node.injected());
        }
        var refused =
                injected.getOrDefault(NodeFault.TOO_MANY_REQUESTS, 0L)
                        + injected.getOrDefault(NodeFault.SERVER_ERROR, 0L);
        assertEquals(refused + injected.getOrDefault(NodeFault.REPLY_DROPPED, 0L), failures);
        assertEquals(60, failures + answers);
        assertEquals(
                60 - refused + injected.getOrDefault(NodeFault.DUPLICATED, 0L), carriedOut.get());
        assertTrue(stale > 0, injected.toString());
    }

    @Test
    void deniesAReceiptThatIsThereButNeverByAnError() throws IOException {
        var plan = new FaultPlan(3);
        plan.perMille(1000);
        var denied = 0;
        var failures = 0;
        try (var node = node(plan);
                var rpc = new JsonRpc(node.url())) {
            for (var call = 0; call < 40; call++) {
                try {
                    denied += rpc.call("eth_getTransactionReceipt", "0x1").isNull() ? 1 : 0;
                } catch (IOException e) {
                    failures++;
                }
            }
            var injected = node.injected();
            assertEquals(injected.get(NodeFault.RECEIPT_DENIED), denied);
            assertEquals(
                    injected.getOrDefault(NodeFault.TOO_MANY_REQUESTS, 0L)
                            + injected.getOrDefault(NodeFault.SERVER_ERROR, 0L)
                            + injected.getOrDefault(NodeFault.REPLY_DROPPED, 0L),
                    failures);
        }
        assertTrue(denied > 0);
    }

    @Test
    void tellsItsWatcherBeforeAndAfter() throws IOException {
        var before = new AtomicInteger(-1);
        var after = new AtomicInteger(-1);
        try (var node = node(new FaultPlan(1));
                var rpc = new JsonRpc(node.url())) {
            node.watch((call, moment) -> {
                switch (moment) {
                    case ASKED -> before.set(carriedOut.get());
                    case CARRIED_OUT -> after.set(carriedOut.get());
                }
                return call.path("method").asText().equals("eth_sendRawTransaction");
            });
            rpc.call("eth_sendRawTransaction", "0x1");
        }
        assertEquals(0, before.get());
        assertEquals(1, after.get());
    }

    /** It answers each question as a node does that has carried out everything so far. */
    private static String told(int call) {
        return """
        {"id":1,"result":{"status":"0x1","number":"0x%x","hash":"0xab"}}\
        """
                .formatted(call);
    }

    @Test
    void oneThatLiesTurnsAReceiptRoundAndKnowsNoNewFinalBlock() throws IOException {
        tells = FaultyNodeTest::told;
        var plan = new FaultPlan(1);
        try (var node = node(plan);
                var rpc = new JsonRpc(node.url())) {
            assertEquals("0x1", status(rpc));
            plan.lying(true);
            assertEquals("0x0", status(rpc));
            var stale = finalBlock(rpc);
            assertEquals(stale, finalBlock(rpc));
            assertTrue(Long.decode(block(rpc, "0x7")) > Long.decode(stale), "any other is told");
            plan.lying(false);
            assertEquals("0x1", status(rpc));
            var fresh = Long.decode(finalBlock(rpc));
            assertTrue(fresh > Long.decode(stale));
            plan.lying(true);
            assertTrue(Long.decode(finalBlock(rpc)) > fresh, "the next lying begins anew");
            assertEquals(1, node.told());
            assertEquals(3, node.injected().get(NodeFault.FINAL_STALE));
        }
    }

    private static String status(JsonRpc rpc) throws IOException {
        return rpc.call("eth_getTransactionReceipt", "0xab").path("status").asText();
    }

    private static String finalBlock(JsonRpc rpc) throws IOException {
        return block(rpc, "finalized");
    }

    private static String block(JsonRpc rpc, String which) throws IOException {
        return rpc.call("eth_getBlockByNumber", which, false).path("number").asText();
    }
}
