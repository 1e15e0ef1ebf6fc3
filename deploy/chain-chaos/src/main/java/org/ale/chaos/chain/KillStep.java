/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos.chain;

import com.fasterxml.jackson.databind.JsonNode;
import org.ale.chaos.chain.FaultyNode.Moment;

/** Where in a transaction's life the bridge loses its memory. */
enum KillStep {
    /** Planned, and its fee is being asked for. */
    BEFORE_FEES("eth_maxPriorityFeePerGas", Moment.ASKED),
    /** Signed and written down, but no node has it. */
    BEFORE_BROADCAST("eth_sendRawTransaction", Moment.ASKED),
    /** A node has it, and the bridge does not know. */
    AFTER_BROADCAST("eth_sendRawTransaction", Moment.CARRIED_OUT),
    /** In a block, and the bridge was about to learn it. */
    BEFORE_RECEIPT("eth_getTransactionReceipt", Moment.ASKED),
    /** In a block, and the bridge learnt it a moment ago. */
    AFTER_RECEIPT("eth_getTransactionReceipt", Moment.CARRIED_OUT),
    /**
     * In a block that is final, which the bridge was about to write down: whoever has asked for a
     * receipt and then asks for a block by its number holds that receipt against the chain.
     */
    BEFORE_FINAL("eth_getBlockByNumber", Moment.CARRIED_OUT) {
        @Override
        boolean isReached(JsonNode call, String before, Moment now) {
            return super.isReached(call, before, now)
                    && isOneBlock(call)
                    && before.equals("eth_getTransactionReceipt");
        }
    },
    /** About to read what became final. */
    BEFORE_LOGS("eth_getLogs", Moment.ASKED),
    /** Read what became final, and wrote nothing down yet. */
    AFTER_LOGS("eth_getLogs", Moment.CARRIED_OUT);

    private final String method;
    private final Moment moment;

    KillStep(String method, Moment moment) {
        this.method = method;
        this.moment = moment;
    }

    /**
     * Whether a call is the step.
     *
     * @param before the method of the last call before it that did not ask for one block
     */
    boolean isReached(JsonNode call, String before, Moment now) {
        return method.equals(call.path("method").asText()) && moment == now;
    }

    /** Whether a call asks for a block by its number, not for what is the last or the final one. */
    static boolean isOneBlock(JsonNode call) {
        return call.path("method").asText().equals("eth_getBlockByNumber")
                && call.path("params").path(0).asText().startsWith("0x");
    }
}
