/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos.chain;

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
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A node of a chain as bad days make it: forwards JSON-RPC to a real one, with faults of a seed.
 */
public final class FaultyNode implements AutoCloseable {
    private static final Duration CALL_MAX = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** When a watcher is told of a call. */
    public enum Moment {
        ASKED,
        CARRIED_OUT
    }

    /** Is told of each call, in the thread that carries it: whoever waits here holds it up. */
    @FunctionalInterface
    public interface Watcher {
        /** Whether the call, or its answer, goes on. */
        boolean letsPass(JsonNode call, Moment moment);
    }

    private final URI node;
    private final FaultPlan plan;
    private final StaleAnswers stale = new StaleAnswers();
    private final Lies lies = new Lies();
    private final Map<NodeFault, Long> injected = new EnumMap<>(NodeFault.class);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;
    private volatile Watcher watcher = (_, _) -> true;

    /**
     * Listens on this machine.
     *
     * @param node the real one
     * @param port 0 for any
     */
    public FaultyNode(String node, int port, FaultPlan plan) throws IOException {
        this.node = URI.create(node);
        this.plan = plan;
        server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    /** Where to call it. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Tells somebody of each call from now on. */
    public void watch(Watcher next) {
        watcher = next;
    }

    /** How often each fault was done. */
    public Map<NodeFault, Long> injected() {
        synchronized (injected) {
            return new EnumMap<>(injected);
        }
    }

    /** How often it told that a transaction became what it did not become. */
    long told() {
        return lies.falsified();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = JSON.readTree(exchange.getRequestBody());
            var fault = plan.next(body);
            synchronized (injected) {
                injected.merge(fault, 1L, Long::sum);
            }
            if (watcher.letsPass(body, Moment.ASKED)) {
                carryOut(exchange, body, fault);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void carryOut(HttpExchange exchange, JsonNode body, NodeFault fault)
            throws IOException, InterruptedException {
        switch (fault) {
            case TOO_MANY_REQUESTS -> refuse(exchange, 429);
            case SERVER_ERROR -> refuse(exchange, 500);
            case REPLY_DROPPED -> forward(body);
            case DUPLICATED -> {
                forward(body);
                answer(exchange, body, forward(body));
            }
            case DELAYED -> {
                TimeUnit.MILLISECONDS.sleep(plan.delayMillis());
                answer(exchange, body, forward(body));
            }
            case STALE_HEAD -> answer(exchange, body, stale.older(body, forward(body)));
            case RECEIPT_DENIED -> {
                forward(body);
                answer(exchange, body, nothing(body));
            }
            case STATUS_FALSIFIED -> answer(exchange, body, lies.otherStatus(forward(body)));
            case FINAL_STALE -> answer(exchange, body, lies.sameFinalBlock(body, forward(body)));
            case NONE -> {
                if (Lies.isAboutTheFinalBlock(body)) {
                    lies.forget();
                }
                answer(exchange, body, forward(body));
            }
        }
    }

    private byte[] forward(JsonNode body) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(node)
                        .timeout(CALL_MAX)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                        .build();
        var answer = http.send(request, BodyHandlers.ofByteArray()).body();
        stale.note(body, answer);
        return answer;
    }

    private static byte[] nothing(JsonNode body) throws IOException {
        ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0");
        answer.set("id", body.path("id"));
        answer.putNull("result");
        return JSON.writeValueAsBytes(answer);
    }

    private void answer(HttpExchange exchange, JsonNode call, byte[] body) throws IOException {
        if (watcher.letsPass(call, Moment.CARRIED_OUT)) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static void refuse(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    @Override
    public void close() {
        server.stop(0);
        http.shutdownNow();
        threads.shutdownNow();
    }
}
