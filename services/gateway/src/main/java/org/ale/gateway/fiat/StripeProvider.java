/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.fiat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ale.gateway.problem.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Stripe's checkout sessions and refunds; forms in, JSON out. */
@Singleton
public final class StripeProvider implements PaymentProvider {
    private static final Duration PATIENCE = Duration.ofSeconds(7);
    private static final Duration PAGE_LIFE_MIN = Duration.ofMinutes(31);
    private static final String REFUNDED_BEFORE = "charge_already_refunded";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final ObjectMapper json;
    private final String baseUrl;
    private final Optional<String> secretKey;
    private final String returnUrl;

    StripeProvider(
            ObjectMapper json,
            @ConfigProperty(name = "ale.stripe.base-url") String baseUrl,
            @ConfigProperty(name = "ale.stripe.secret-key") Optional<String> secretKey,
            @ConfigProperty(name = "ale.stripe.return-url") String returnUrl) {
        this.json = json;
        this.baseUrl = baseUrl;
        this.secretKey = secretKey;
        this.returnUrl = returnUrl;
    }

    @Override
    public Checkout checkout(Order order) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("mode", "payment");
        form.put("client_reference_id", order.key());
        form.put("metadata[purchase_id]", order.key());
        form.put("line_items[0][quantity]", "1");
        form.put("line_items[0][price_data][currency]", order.currency());
        form.put("line_items[0][price_data][unit_amount]", Long.toString(order.amountMinor()));
        form.put("line_items[0][price_data][product_data][name]", order.title());
        form.put("expires_at", Long.toString(pageExpiry(order.expiresAt()).getEpochSecond()));
        form.put("success_url", returnUrl);
        form.put("cancel_url", returnUrl);
        var session = post("/v1/checkout/sessions", order.key(), form);
        return new Checkout(session.path("id").asText(), session.path("url").asText());
    }

    /**
     * Stripe opens no page for less than half an hour. Of a quote that lapses sooner the page stays
     * longer, and what is paid there after the quote has lapsed is given back. The time is one of
     * two and not counted from now: a repeat under the same key should send the same form. One that
     * comes only after the quote has less than that to live differs, and Stripe refuses it.
     */
    private static Instant pageExpiry(Instant quoteExpiry) {
        return quoteExpiry.isBefore(Instant.now().plus(PAGE_LIFE_MIN))
                ? quoteExpiry.plus(PAGE_LIFE_MIN)
                : quoteExpiry;
    }

    @Override
    public void refund(String key, String payment) {
        post("/v1/refunds", key, Map.of("payment_intent", payment));
    }

    private JsonNode post(String path, String key, Map<String, String> form) {
        var secret =
                secretKey.orElseThrow(() ->
                        Problem.of(503, "fiat-unavailable", "No payment provider is set up here."));
        var body =
                form.entrySet().stream()
                        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining("&"));
        var request =
                HttpRequest.newBuilder(URI.create(baseUrl + path))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + secret)
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            var answer = json.readTree(response.body());
            var isDone = answer.at("/error/code").asText().equals(REFUNDED_BEFORE);
            if (response.statusCode() != 200 && !isDone) {
                throw unavailable("answers " + response.statusCode());
            }
            return answer;
        } catch (IOException e) {
            throw unavailable("cannot be reached");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("was not heard out");
        }
    }

    private static Problem unavailable(String what) {
        return Problem.retryLater(
                503,
                "provider-unavailable",
                "The payment provider " + what + "; nothing was paid. Try again.",
                5);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
