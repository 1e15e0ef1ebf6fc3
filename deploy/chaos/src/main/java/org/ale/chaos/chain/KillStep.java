/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos.chain;

import org.ale.chaos.chain.FaultyNode.Moment;

/** Where in a transaction's life the bridge loses its memory. */
enum KillStep {
    /** Planned, and its fee is being asked for. */
    BEFORE_FEES("eth_getBlockByNumber", Moment.ASKED),
    /** Signed and written down, but no node has it. */
    BEFORE_BROADCAST("eth_sendRawTransaction", Moment.ASKED),
    /** A node has it, and the bridge does not know. */
    AFTER_BROADCAST("eth_sendRawTransaction", Moment.CARRIED_OUT),
    /** In a block, and the bridge was about to learn it. */
    BEFORE_RECEIPT("eth_getTransactionReceipt", Moment.ASKED),
    /** In a block, and the bridge learnt it a moment ago. */
    AFTER_RECEIPT("eth_getTransactionReceipt", Moment.CARRIED_OUT),
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

    boolean isReached(String called, Moment now) {
        return method.equals(called) && moment == now;
    }
}
