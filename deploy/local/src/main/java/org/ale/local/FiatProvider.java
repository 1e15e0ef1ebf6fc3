/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A payment provider for one machine: Stripe's checkout sessions, refunds and signed webhooks, and
 * no money. Who posts to a session's {@code url} has paid it.
 */
@Command(name = "fiat-provider", mixinStandardHelpOptions = true)
public final class FiatProvider implements Callable<Integer> {
    private static final int TRIES = 20;
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** 0 for any; then the one that it has. */
    @Option(names = "--port", required = true)
    int port;

    /** Where events are told. */
    @Option(names = "--webhook", required = true)
    URI webhook;

    @Option(names = "--key", required = true)
    String key;

    /** Signs events. */
    @Option(names = "--secret", required = true)
    String secret;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, ObjectNode> sessions = new LinkedHashMap<>();
    private final Map<String, ObjectNode> answers = new HashMap<>();

    /** Ids never come again, though this process forgets: who heard of one keeps it. */
    private final String run = Long.toString(System.currentTimeMillis(), 36) + "_";

    private int events;

    /** Ends when it is stopped. */
    public static void main(String[] args) {
        var status = new CommandLine(new FiatProvider()).execute(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    @Override
    public Integer call() throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/checkout/sessions", exchange -> answer(exchange, this::session));
        server.createContext("/v1/refunds", exchange -> answer(exchange, this::refund));
        server.createContext("/pay/", this::pay);
        server.start();
        port = server.getAddress().getPort();
        return 0;
    }

    @FunctionalInterface
    private interface Method {
        ObjectNode answer(Map<String, String> form);
    }

    /** The same Idempotency-Key hears the same answer. */
    private void answer(HttpExchange exchange, Method method) throws IOException {
        var form = form(exchange);
        var asked = exchange.getRequestHeaders();
        if (!("Bearer " + key).equals(asked.getFirst("Authorization"))) {
            send(exchange, 401, json.createObjectNode().put("error", "no such key"));
            return;
        }
        var once = exchange.getRequestURI().getPath() + " " + asked.getFirst("Idempotency-Key");
        ObjectNode answer;
        synchronized (this) {
            answer = answers.computeIfAbsent(once, _ -> method.answer(form));
        }
        send(exchange, 200, answer);
    }

    private ObjectNode session(Map<String, String> form) {
        var id = "cs_test_" + run + (sessions.size() + 1);
        var price = "line_items[0][price_data]";
        var session = json.createObjectNode();
        session.put("id", id)
                .put("object", "checkout.session")
                .put("url", "http://127.0.0.1:" + port + "/pay/" + id)
                .put("payment_status", "unpaid")
                .put("client_reference_id", form.get("client_reference_id"))
                .put("currency", form.get(price + "[currency]"))
                .put("amount_total", Long.parseLong(form.get(price + "[unit_amount]")))
                .put("payment_intent", "pi_test_" + run + (sessions.size() + 1));
        session.putObject("metadata").put("purchase_id", form.get("metadata[purchase_id]"));
        sessions.put(id, session);
        return session;
    }

    private ObjectNode refund(Map<String, String> form) {
        return json.createObjectNode()
                .put("id", "re_" + form.get("payment_intent"))
                .put("object", "refund")
                .put("status", "succeeded");
    }

    /** GET shows the session; POST pays it and answers what the webhook was answered. */
    private void pay(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        ObjectNode event;
        synchronized (this) {
            var session = sessions.get(path.substring(path.lastIndexOf('/') + 1));
            if (session == null || !exchange.getRequestMethod().equals("POST")) {
                var none = json.createObjectNode().put("error", "no such session");
                send(exchange, session == null ? 404 : 200, session == null ? none : session);
                return;
            }
            session.put("payment_status", "paid");
            event = json.createObjectNode();
            event.put("id", "evt_test_" + run + ++events)
                    .put("object", "event")
                    .put("type", "checkout.session.completed");
            event.putObject("data").set("object", session.deepCopy());
        }
        send(exchange, 200, tell(json.writeValueAsString(event)));
    }

    /** Told until it is heard, as the real one does over days. */
    private ObjectNode tell(String event) {
        var told = json.createObjectNode();
        for (var attempt = 0; attempt < TRIES; attempt++) {
            try {
                var response = http.send(signed(event), BodyHandlers.ofString());
                told.put("status", response.statusCode()).put("body", response.body());
                if (response.statusCode() == 200) {
                    return told;
                }
            } catch (IOException e) {
                told.put("error", String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return told;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return told;
    }

    private HttpRequest signed(String event) {
        var time = Instant.now().getEpochSecond();
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var digest = mac.doFinal((time + "." + event).getBytes(StandardCharsets.UTF_8));
            return HttpRequest.newBuilder(webhook)
                    .header("Content-Type", "application/json")
                    .header(
                            "Stripe-Signature",
                            "t=" + time + ",v1=" + HexFormat.of().formatHex(digest))
                    .POST(BodyPublishers.ofString(event))
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var form = new HashMap<String, String>();
        for (var pair : body.split("&")) {
            var parts = pair.split("=", 2);
            form.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void send(HttpExchange exchange, int status, ObjectNode answer) throws IOException {
        var bytes = json.writeValueAsBytes(answer);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
