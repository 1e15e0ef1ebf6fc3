/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.fiat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.ale.gateway.problem.Problem;
import org.ale.gateway.vault.Purchase;

/**
 * A checkout that was completed, as the provider tells it.
 *
 * @param eventId names the telling
 * @param sessionId the checkout
 * @param payment the provider's name of the payment
 * @param purchase what was bought
 * @param amountMinor what was paid, cents
 * @param currency three letters, lower case
 */
record Payment(
        String eventId,
        String sessionId,
        String payment,
        UUID purchase,
        long amountMinor,
        String currency) {
    private static final String COMPLETED = "checkout.session.completed";
    private static final String PAID_LATER = "checkout.session.async_payment_succeeded";

    /** Whether an event tells of a payment at all. */
    static boolean isTold(JsonNode event) {
        var type = event.path("type").asText();
        return (type.equals(COMPLETED) || type.equals(PAID_LATER))
                && event.at("/data/object/payment_status").asText().equals("paid");
    }

    /** Reads a signed event. */
    static Payment of(JsonNode event) {
        var session = event.at("/data/object");
        try {
            return new Payment(
                    event.path("id").asText(),
                    session.path("id").asText(),
                    session.path("payment_intent").asText(),
                    UUID.fromString(session.at("/metadata/purchase_id").asText()),
                    session.path("amount_total").asLong(),
                    session.path("currency").asText());
        } catch (IllegalArgumentException e) {
            throw Problem.of(422, "unknown-purchase", "The event names no purchase of ours.");
        }
    }

    boolean pays(Purchase bought) {
        return amountMinor == bought.amountMinor()
                && currency.equals(bought.currency())
                && sessionId.equals(bought.sessionId());
    }
}
