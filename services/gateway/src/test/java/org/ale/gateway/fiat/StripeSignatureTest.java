/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.fiat;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.ale.gateway.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Stripe's scheme, and everything that only looks like it. */
class StripeSignatureTest {
    private static final String SECRET = "whsec_test";
    private static final byte[] BODY = "{\"id\":\"evt_1\"}".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final String TIME = "1700000000";

    private static String signed(String time) {
        return StripeSignature.sign(time, BODY, SECRET);
    }

    private static void check(@Nullable String header) {
        StripeSignature.require(header, BODY, SECRET, NOW);
    }

    private static String refusal(@Nullable String header) {
        var problem = assertThrows(Problem.class, () -> check(header));
        assertEquals(400, problem.status());
        return problem.code();
    }

    /** Computed with OpenSSL: printf '1700000000.{"id":"evt_1"}' | openssl dgst -sha256 -hmac. */
    @Test
    void isTheHmacOfTimeAndBody() {
        assertEquals(
                "c89214b5b5da833daed6f0b8c5bb6bd58cea9022bd80ccc78230f3942d632925", signed(TIME));
    }

    @Test
    void takesWhatWasSignedLately() {
        assertDoesNotThrow(() -> check("t=" + TIME + ",v1=" + signed(TIME)));
        assertDoesNotThrow(() -> check("t=1699999700,v1=" + signed("1699999700")));
        assertDoesNotThrow(() -> check("t=1700000300,v1=" + signed("1700000300")));
    }

    @Test
    void takesOneOfSeveralSignaturesWhileASecretIsChanged() {
        var header = "t=" + TIME + ",v1=" + "0".repeat(64) + ",v0=x,v1=" + signed(TIME);
        assertDoesNotThrow(() -> check(header));
    }

    @Test
    void refusesAForgedOne() {
        assertEquals("signature-missing", refusal(null));
        assertEquals("signature-invalid", refusal(""));
        assertEquals("signature-invalid", refusal("t=" + TIME));
        assertEquals("signature-invalid", refusal("t=" + TIME + ",v1=" + "0".repeat(64)));
        assertEquals("signature-invalid", refusal("t=" + TIME + ",v0=" + signed(TIME)));
        var other = StripeSignature.sign(TIME, BODY, "whsec_other");
        assertEquals("signature-invalid", refusal("t=" + TIME + ",v1=" + other));
        assertEquals("signature-invalid", refusal("t=1700000001,v1=" + signed(TIME)));
    }

    @Test
    void refusesAnOldOneAndOneFromTheFuture() {
        assertEquals("signature-expired", refusal("t=1699999699,v1=" + signed("1699999699")));
        assertEquals("signature-expired", refusal("t=1700000301,v1=" + signed("1700000301")));
        assertEquals("signature-expired", refusal("t=now,v1=" + signed("now")));
        var far = "9".repeat(18);
        assertEquals("signature-expired", refusal("t=" + far + ",v1=" + signed(far)));
    }
}
