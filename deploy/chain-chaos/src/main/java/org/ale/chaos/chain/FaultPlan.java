/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Which call meets which fault: by a seed, and as often as wished. */
public final class FaultPlan {
    private static final int DELAY_MILLIS_MAX = 1500;

    private final Random random;
    private int perMille;
    private boolean isLying;

    /** A plan without faults until {@link #perMille} says otherwise. */
    public FaultPlan(long seed) {
        random = new Random(seed);
    }

    /** Sets how many of a thousand calls meet a fault. */
    public synchronized void perMille(int calls) {
        perMille = calls;
    }

    /**
     * Whether every receipt and every final block is a lie from now on. The bridge takes it that
     * two nodes do not tell the same lie: at most one may do this at a time.
     */
    public synchronized void lying(boolean lies) {
        isLying = lies;
    }

    /** Fault of the next call. */
    synchronized NodeFault next(JsonNode call) {
        var method = call.path("method").asText("batch");
        if (isLying && method.equals("eth_getTransactionReceipt")) {
            return NodeFault.STATUS_FALSIFIED;
        }
        if (isLying && Lies.isAboutTheFinalBlock(call)) {
            return NodeFault.FINAL_STALE;
        }
        if (random.nextInt(1000) >= perMille) {
            return NodeFault.NONE;
        }
        var possible = possible(method);
        return possible.get(random.nextInt(possible.size()));
    }

    synchronized int delayMillis() {
        return 50 + random.nextInt(DELAY_MILLIS_MAX);
    }

    private static List<NodeFault> possible(String method) {
        var possible =
                new ArrayList<>(
                        List.of(
                                NodeFault.REPLY_DROPPED,
                                NodeFault.TOO_MANY_REQUESTS,
                                NodeFault.SERVER_ERROR,
                                NodeFault.DUPLICATED,
                                NodeFault.DELAYED));
        if (StaleAnswers.isAboutTheHead(method)) {
            possible.add(NodeFault.STALE_HEAD);
        }
        if (method.equals("eth_getTransactionReceipt")) {
            possible.add(NodeFault.RECEIPT_DENIED);
        }
        return possible;
    }
}
