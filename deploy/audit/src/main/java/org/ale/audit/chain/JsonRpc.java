/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A chain's node by plain JSON-RPC over HTTP. */
public final class JsonRpc implements AutoCloseable {
    private static final Duration CALL_MAX = Duration.ofSeconds(15);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI node;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public JsonRpc(String url) {
        node = URI.create(url);
    }

    /**
     * Calls a method.
     *
     * @param parameters texts, numbers, booleans or JSON nodes
     * @throws IOException if the node does not answer or answers with an error
     */
    public JsonNode call(String method, Object... parameters) throws IOException {
        var body = JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1).put("method", method);
        var list = body.putArray("params");
        for (var parameter : parameters) {
            list.addPOJO(parameter);
        }
        var request =
                HttpRequest.newBuilder(node)
                        .timeout(CALL_MAX)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                        .build();
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException(method + " got HTTP " + response.statusCode());
            }
            var answer = JSON.readTree(response.body());
            if (answer.has("error")) {
                throw new IOException(
                        method + " was refused: " + answer.path("error").path("message").asText());
            }
            return answer.path("result");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Result of a function that changes nothing, in the state after a block. */
    public String view(String contract, String calldata, String block) throws IOException {
        var call = JSON.createObjectNode().put("to", contract).put("data", calldata);
        return call("eth_call", call, block).asText();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
