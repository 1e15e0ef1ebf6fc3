/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * One event of a contract, as the node tells it.
 *
 * @param topics hash of its signature, then the indexed arguments
 * @param data the other arguments
 */
record ChainLog(List<String> topics, String data, String transaction, long index, long block) {
    static final String DEPOSITED = "Deposited(bytes32,address,address,uint256,uint256)";

    private static final long BLOCKS_PER_CALL = 5000;

    /** All events of a contract from its first block to {@code last}. */
    static List<ChainLog> of(JsonRpc rpc, String contract, long last) throws IOException {
        var logs = new ArrayList<ChainLog>();
        for (var from = 0L; from <= last; from += BLOCKS_PER_CALL) {
            var filter = JsonNodeFactory.instance.objectNode();
            filter.put("address", contract);
            filter.put("fromBlock", "0x" + Long.toHexString(from));
            filter.put("toBlock", block(Math.min(last, from + BLOCKS_PER_CALL - 1)));
            rpc.call("eth_getLogs", filter).forEach(log -> logs.add(of(log)));
        }
        return logs;
    }

    static String block(long number) {
        return "0x" + Long.toHexString(number);
    }

    private static ChainLog of(JsonNode log) {
        var topics = new ArrayList<String>();
        log.path("topics").forEach(topic -> topics.add(topic.asText()));
        return new ChainLog(
                List.copyOf(topics),
                log.path("data").asText(),
                log.path("transactionHash").asText(),
                Long.decode(log.path("logIndex").asText()),
                Long.decode(log.path("blockNumber").asText()));
    }

    boolean is(String signature) {
        return topics.getFirst().equals(Abi.topic(signature));
    }

    BigInteger number(int word) {
        return Abi.number(Abi.wordAt(data, word));
    }

    /** As the bridge names a deposit. */
    String id() {
        return transaction + ":" + index;
    }
}
