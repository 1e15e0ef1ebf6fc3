/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Remembers what was said about the head, for a node that lags behind. */
final class StaleAnswers {
    private static final int KEPT = 6;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Deque<JsonNode>> answers = new HashMap<>();

    static boolean isAboutTheHead(String method) {
        return method.equals("eth_blockNumber") || method.equals("eth_getBlockByNumber");
    }

    synchronized void note(JsonNode question, byte[] answer) throws IOException {
        if (isAboutTheHead(question.path("method").asText())) {
            var known = answers.computeIfAbsent(key(question), _ -> new ArrayDeque<>());
            known.addLast(JSON.readTree(answer));
            if (known.size() > KEPT) {
                known.removeFirst();
            }
        }
    }

    /** The oldest answer to the same question, or this one if there is none. */
    synchronized byte[] older(JsonNode question, byte[] answer) throws IOException {
        var known = answers.get(key(question));
        if (known == null) {
            return answer;
        }
        ObjectNode oldest = known.getFirst().deepCopy();
        oldest.set("id", question.path("id"));
        return JSON.writeValueAsBytes(oldest);
    }

    private static String key(JsonNode question) {
        return question.path("method").asText() + question.path("params");
    }
}
