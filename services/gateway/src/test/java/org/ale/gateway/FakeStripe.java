/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Stripe's API as far as it is called, noting what it was sent. */
final class FakeStripe implements AutoCloseable {
    final List<String> forms = new CopyOnWriteArrayList<>();
    final List<String> keys = new CopyOnWriteArrayList<>();
    private static final Pattern EXPIRES_AT = Pattern.compile("expires_at=([0-9]+)");
    private final HttpServer server;

    FakeStripe(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.createContext("/v1/checkout/sessions", this::session);
        server.createContext("/v1/refunds", this::refund);
        server.start();
    }

    private void session(HttpExchange exchange) throws IOException {
        var key = note(exchange);
        var expiry = EXPIRES_AT.matcher(forms.getLast());
        var soonest = Instant.now().plusSeconds(1_800).getEpochSecond();
        if (!expiry.find() || Long.parseLong(expiry.group(1)) < soonest) {
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
            return;
        }
        answer(exchange, "{\"id\":\"cs_%s\",\"url\":\"http://pay/cs_%s\"}".formatted(key, key));
    }

    private void refund(HttpExchange exchange) throws IOException {
        note(exchange);
        answer(exchange, "{\"id\":\"re_1\",\"status\":\"succeeded\"}");
    }

    private String note(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        var secret = exchange.getRequestHeaders().getFirst("Authorization");
        forms.add(
                exchange.getRequestURI().getPath()
                        + " "
                        + secret
                        + " "
                        + URLDecoder.decode(body, StandardCharsets.UTF_8));
        keys.add(key);
        return key;
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
