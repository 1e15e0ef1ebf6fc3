/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves the chain is the block with the transactions and all on top of it, no more. */
class MinerTest {
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile String pending = "0x2";
    private HttpServer chain;

    @BeforeEach
    void startAChainWithTransactionsWaiting() throws IOException {
        chain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var json = new ObjectMapper();
        chain.createContext(
                "/",
                exchange -> {
                    var call = json.readTree(exchange.getRequestBody());
                    calls.add(call.path("method").asText() + call.path("params"));
                    var text = "{\"id\":1,\"result\":{\"pending\":\"%s\"}}".formatted(pending);
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

    private Miner miner() throws IOException {
        return new Miner("http://127.0.0.1:" + chain.getAddress().getPort());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void takesAsManyBlocksBackAsItMade(int depth) throws Exception {
        try (var miner = miner()) {
            assertTrue(miner.reorganiseNext(Duration.ofSeconds(30), Duration.ZERO, depth));
            var heard = List.copyOf(calls);
            var reorg = heard.indexOf("anvil_reorg[%d,[]]".formatted(depth));
            var waiting = heard.indexOf("txpool_status[]");
            assertEquals(
                    Collections.nCopies(depth, "evm_mine[]"), heard.subList(waiting + 1, reorg));
        }
    }

    @Test
    void saysWhenThereWasNothingToLose() throws Exception {
        pending = "0x0";
        try (var miner = miner()) {
            assertTrue(!miner.reorganiseNext(Duration.ofMillis(1), Duration.ZERO, 1));
        }
    }
}
