/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.ale.chaos.chain.FaultyNode.Moment;
import org.ale.eventsourcing.testing.Patience;
import org.junit.jupiter.api.Test;

/** The bridge dies at the step that is named, not at a look that it takes all the time. */
class KillStepTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What the bridge asks while there is nothing to do, or only something to read. */
    private static final List<JsonNode> IDLE =
            List.of(
                    call("eth_getBlockByNumber", "finalized"),
                    call("eth_getBlockByNumber", "0x10"),
                    call("eth_getBlockByNumber", "0x10"),
                    call("eth_getLogs", ""),
                    call("eth_getBlockByNumber", "0x9"),
                    call("eth_getTransactionReceipt", "0xab"),
                    call("eth_getTransactionCount", "0xcd"),
                    call("eth_call", ""),
                    call("eth_getBlockByNumber", "latest"));

    private final AtomicInteger deaths = new AtomicInteger();
    private final BridgeKiller killer = new BridgeKiller(deaths::incrementAndGet);

    private static JsonNode call(String method, String first) {
        var call = new ObjectMapper().createObjectNode().put("method", method);
        call.putArray("params").add(first);
        return call;
    }

    private boolean passes(JsonNode call) {
        return killer.letsPass(call, Moment.ASKED) && killer.letsPass(call, Moment.CARRIED_OUT);
    }

    private CompletableFuture<Boolean> armed(KillStep step) throws Exception {
        var isKilled = new CompletableFuture<Boolean>();
        Thread.startVirtualThread(() -> {
            try {
                isKilled.complete(killer.killAt(step, PATIENCE));
            } catch (InterruptedException e) {
                isKilled.completeExceptionally(e);
            }
        });
        Patience.until(killer::isArmed, () -> "not armed");
        return isKilled;
    }

    private void diesOnlyAt(KillStep step, List<JsonNode> calls) throws Exception {
        var isKilled = armed(step);
        for (var again = 0; again < 3; again++) {
            IDLE.forEach(call -> assertTrue(passes(call), call::toString));
        }
        calls.subList(0, calls.size() - 1).forEach(call -> assertTrue(passes(call)));
        assertEquals(0, deaths.get());
        assertFalse(passes(calls.getLast()));
        assertTrue(isKilled.join());
        assertEquals(1, deaths.get());
        assertEquals(Map.of(step, 1), killer.kills());
    }

    @Test
    void diesWhenTheFeeOfWhatIsPlannedIsAskedFor() throws Exception {
        diesOnlyAt(KillStep.BEFORE_FEES, List.of(call("eth_maxPriorityFeePerGas", "")));
    }

    /** Nodes agree on the receipt, and then on the block that it names. */
    @Test
    void diesWhenAReceiptIsHeldAgainstTheFinalBlock() throws Exception {
        diesOnlyAt(
                KillStep.BEFORE_FINAL,
                List.of(
                        call("eth_getTransactionReceipt", "0xab"),
                        call("eth_getTransactionReceipt", "0xab"),
                        call("eth_getBlockByNumber", "0xe")));
    }

    @Test
    void diesBeforeItsBytesReachANode() throws Exception {
        diesOnlyAt(KillStep.BEFORE_BROADCAST, List.of(call("eth_sendRawTransaction", "0xff")));
    }
}
