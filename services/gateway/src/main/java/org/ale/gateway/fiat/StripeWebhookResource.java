/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.fiat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.ale.gateway.identity.Anyone;
import org.ale.gateway.problem.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Where Stripe tells what was paid. Only its signature is believed. */
@Path("/v1/providers/stripe/webhooks")
@Tag(name = "chain")
@Anyone
@RunOnVirtualThread
public final class StripeWebhookResource {
    private final Purchases purchases;
    private final ObjectMapper json;
    private final Optional<String> secret;

    StripeWebhookResource(
            Purchases purchases,
            ObjectMapper json,
            @ConfigProperty(name = "ale.stripe.webhook-secret") Optional<String> secret) {
        this.purchases = purchases;
        this.json = json;
        this.secret = secret;
    }

    /** DEPOSITED, GIVEN_BACK, KNOWN or IGNORED. */
    @Schema(name = "WebhookReceipt")
    public record Receipt(boolean received, String outcome) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "receiveStripeEvent",
            summary = "Stripe's events",
            description = "Signed by Stripe-Signature; the same event again changes nothing.")
    public Receipt receive(
            byte[] body, @RestHeader("Stripe-Signature") @Nullable String signature) {
        var key =
                secret.orElseThrow(() ->
                        Problem.of(503, "fiat-unavailable", "No payment provider is set up here."));
        StripeSignature.require(signature, body, key, Instant.now());
        var event = event(body);
        return Payment.isTold(event)
                ? new Receipt(true, purchases.paid(Payment.of(event)).name())
                : new Receipt(true, "IGNORED");
    }

    private JsonNode event(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw Problem.of(400, "malformed-json", "The body is not the JSON asked for.");
        }
    }
}
