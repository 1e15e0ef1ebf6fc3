/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.fiat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ale.gateway.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's signature of a webhook: {@code t=<seconds>,v1=<hex>}, where the hex is HMAC-SHA256 of
 * {@code <seconds>.<body>} under the endpoint's secret. There may be several v1 while a secret is
 * changed; other schemes are passed over.
 */
final class StripeSignature {
    /** Older or newer than this is a replay or a wrong clock. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private StripeSignature() {}

    /**
     * Ends the request with 400 unless the body was signed under the secret, and lately. What is
     * compared takes the same time wherever it differs.
     */
    static void require(@Nullable String header, byte[] body, String secret, Instant now) {
        if (header == null) {
            throw Problem.of(400, "signature-missing", "Stripe-Signature is missing.");
        }
        var signatures = new ArrayList<byte[]>();
        var time = "";
        for (var part : header.split(",")) {
            var pair = part.strip().split("=", 2);
            if (pair.length == 2 && pair[0].equals("t")) {
                time = pair[1];
            } else if (pair.length == 2 && pair[0].equals("v1")) {
                signatures.add(pair[1].getBytes(StandardCharsets.US_ASCII));
            }
        }
        var expected = sign(time, body, secret).getBytes(StandardCharsets.US_ASCII);
        var isSigned = false;
        for (var signature : signatures) {
            isSigned |= MessageDigest.isEqual(expected, signature);
        }
        if (!isSigned) {
            throw Problem.of(
                    400,
                    "signature-invalid",
                    "The signature is not of this body; nothing was done.");
        }
        requireLate(time, now);
    }

    private static void requireLate(String time, Instant now) {
        try {
            var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now).abs();
            if (age.compareTo(TOLERANCE) <= 0) {
                return;
            }
        } catch (NumberFormatException | DateTimeException e) {
            throw stale();
        }
        throw stale();
    }

    private static Problem stale() {
        return Problem.of(
                400,
                "signature-expired",
                "The signature's time is more than five minutes away; nothing was done.");
    }

    /** Hex of the signature of a body at a time. */
    static String sign(String time, byte[] body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
