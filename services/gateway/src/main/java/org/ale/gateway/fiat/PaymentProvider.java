/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.fiat;

import java.time.Instant;

/** Who takes money from cards and banks. Calls block and are repeated safely under their key. */
public interface PaymentProvider {
    /**
     * What is to be paid.
     *
     * @param key idempotency key; the purchase's id
     * @param title shown to who pays
     * @param amountMinor cents
     * @param currency three letters, lower case
     * @param expiresAt after which it cannot be paid
     */
    record Order(String key, String title, long amountMinor, String currency, Instant expiresAt) {}

    /** A page on which the client pays. */
    record Checkout(String sessionId, String url) {}

    /** Begins a payment. */
    Checkout checkout(Order order);

    /**
     * Gives a payment back.
     *
     * @param key idempotency key
     * @param payment the provider's name of it
     */
    void refund(String key, String payment);
}
