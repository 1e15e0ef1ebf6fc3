/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Forwards to a real node and changes what is asked or answered. */
final class LyingNode implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What it changes; as it stands, nothing. */
    interface Lie {
        Lie NONE = new Lie() {};

        default void question(ObjectNode question) {}

        default void answer(JsonNode question, ObjectNode answer) {}

        /** Whether the answer is heard. */
        default boolean isHeard(JsonNode question) {
            return true;
        }

        /** HTTP status; 200 lets the call through. */
        default int status() {
            return 200;
        }
    }

    private final URI node;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    final AtomicInteger calls = new AtomicInteger();
    volatile Lie lie;

    LyingNode(String node, Lie lie) throws IOException {
        this(node, 0, lie);
    }

    LyingNode(String node, int port, Lie lie) throws IOException {
        this.node = URI.create(node);
        this.lie = lie;
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void take(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        var told = lie;
        try (exchange) {
            var question = (ObjectNode) JSON.readTree(exchange.getRequestBody());
            if (told.status() != 200) {
                exchange.sendResponseHeaders(told.status(), -1);
                return;
            }
            told.question(question);
            var answer = (ObjectNode) JSON.readTree(forward(question));
            told.answer(question, answer);
            if (told.isHeard(question)) {
                var bytes = JSON.writeValueAsBytes(answer);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String forward(ObjectNode question) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(node)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(question.toString()))
                        .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    @Override
    public void close() {
        server.stop(0);
        http.shutdownNow();
    }
}
