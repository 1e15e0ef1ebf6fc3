/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a node tells that is not so, in answers of which nothing else is wrong. */
final class Lies {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CARRIED_OUT = "0x1";
    private static final String REFUSED = "0x0";

    private @Nullable JsonNode finalBlock;
    private long falsified;

    static boolean isAboutTheFinalBlock(JsonNode call) {
        return call.path("method").asText().equals("eth_getBlockByNumber")
                && call.path("params").path(0).asText().equals("finalized");
    }

    /** A receipt with the other status; what is no receipt stays as it is. */
    synchronized byte[] otherStatus(byte[] answer) throws IOException {
        var told = JSON.readTree(answer);
        if (!(told.path("result") instanceof ObjectNode receipt)) {
            return answer;
        }
        var isCarriedOut = receipt.path("status").asText().equals(CARRIED_OUT);
        falsified++;
        receipt.put("status", isCarriedOut ? REFUSED : CARRIED_OUT);
        return JSON.writeValueAsBytes(told);
    }

    /** How many receipts were told with the other status. */
    synchronized long falsified() {
        return falsified;
    }

    /** The first answer of this lying, ever again. */
    synchronized byte[] sameFinalBlock(JsonNode call, byte[] answer) throws IOException {
        if (finalBlock == null) {
            finalBlock = JSON.readTree(answer);
        }
        ObjectNode same = finalBlock.deepCopy();
        same.set("id", call.path("id"));
        return JSON.writeValueAsBytes(same);
    }

    /** The truth was told: the next lying begins anew. */
    synchronized void forget() {
        finalBlock = null;
    }
}
