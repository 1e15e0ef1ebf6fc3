/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A payment from its checkout to its signed event. */
class FiatProviderTest {
    private static final String FORM =
            "client_reference_id=p1&metadata%5Bpurchase_id%5D=p1"
                    + "&line_items%5B0%5D%5Bprice_data%5D%5Bcurrency%5D=usd"
                    + "&line_items%5B0%5D%5Bprice_data%5D%5Bunit_amount%5D=10000";

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final FiatProvider provider = new FiatProvider();
    private HttpServer hearer;

    @BeforeEach
    void start() throws Exception {
        hearer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hearer.createContext(
                "/",
                exchange -> {
                    var body = exchange.getRequestBody().readAllBytes();
                    told.add(exchange.getRequestHeaders().getFirst("Stripe-Signature"));
                    told.add(new String(body, StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(told.size() > 2 ? 200 : 503, -1);
                    exchange.close();
                });
        hearer.start();
        provider.port = 0;
        provider.webhook = URI.create("http://127.0.0.1:" + hearer.getAddress().getPort() + "/");
        provider.key = "sk_test";
        provider.secret = "whsec_test";
        provider.call();
    }

    @AfterEach
    void stop() {
        hearer.stop(0);
    }

    private JsonNode post(String path, String key, String body) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + provider.port + path))
                        .header("Authorization", "Bearer " + key)
                        .header("Idempotency-Key", "p1")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return new ObjectMapper().readTree(http.send(request, BodyHandlers.ofString()).body());
    }

    @Test
    void tellsAPaymentSignedUntilItIsHeard() throws Exception {
        var session = post("/v1/checkout/sessions", "sk_test", FORM);
        assertEquals(session, post("/v1/checkout/sessions", "sk_test", FORM));
        assertEquals("unpaid", session.path("payment_status").asText());
        var path = URI.create(session.path("url").asText()).getPath();

        assertEquals(200, post(path, "", "").path("status").asInt());

        assertEquals(4, told.size(), "the first telling was answered 503");
        assertTrue(told.getFirst().matches("t=\\d+,v1=[0-9a-f]{64}"), told.getFirst());
        var event = new ObjectMapper().readTree(told.getLast());
        assertEquals("checkout.session.completed", event.path("type").asText());
        assertEquals("paid", event.at("/data/object/payment_status").asText());
        assertEquals(10_000, event.at("/data/object/amount_total").asLong());
        assertEquals("p1", event.at("/data/object/metadata/purchase_id").asText());
    }

    @Test
    void anIdOfAnEarlierProcessNeverComesAgain() throws Exception {
        var before = post("/v1/checkout/sessions", "sk_test", FORM);
        Thread.sleep(2);
        var next = new FiatProvider();
        next.webhook = provider.webhook;
        next.key = provider.key;
        next.secret = provider.secret;
        next.call();
        provider.port = next.port;
        var after = post("/v1/checkout/sessions", "sk_test", FORM);
        assertNotEquals(before.path("id"), after.path("id"));
        assertNotEquals(before.path("payment_intent"), after.path("payment_intent"));
    }

    @Test
    void takesNoOrderWithoutItsKey() throws Exception {
        assertEquals(
                "no such key",
                post("/v1/checkout/sessions", "sk_other", FORM).path("error").asText());
    }
}
