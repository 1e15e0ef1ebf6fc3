/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.ale.gateway.problem.Problem;
import org.ale.kernel.WorkerId;
import org.junit.jupiter.api.Test;

class SessionTokensTest {
    private static final WorkerId ANA = WorkerId.of("00000000-0000-8000-8000-0000000000aa");
    private static final byte[] SECRET =
            "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    private static final Clock NOW = Clock.systemUTC();

    private static SessionTokens tokens(byte[] secret, Clock clock) {
        return new SessionTokens(secret, Duration.ofHours(1), clock);
    }

    private static String refusal(String token) {
        var tokens = tokens(SECRET, NOW);
        return assertThrows(Problem.class, () -> tokens.verify(token)).code();
    }

    @Test
    void knowsWhoseTokenItIs() {
        var tokens = tokens(SECRET, NOW);

        assertEquals(ANA, tokens.verify(tokens.issue(ANA).token()));
    }

    @Test
    void refusesATokenAfterItsEnd() {
        var yesterday = Clock.fixed(Instant.now().minusSeconds(86_400), ZoneOffset.UTC);

        assertEquals("token-expired", refusal(tokens(SECRET, yesterday).issue(ANA).token()));
    }

    @Test
    void refusesATokenOfAnotherSecret() {
        var forged =
                tokens("another-secret-of-thirty-two-byte".getBytes(StandardCharsets.UTF_8), NOW)
                        .issue(ANA)
                        .token();

        assertEquals("invalid-token", refusal(forged));
    }

    @Test
    void refusesATokenWithoutSignature() {
        var parts = tokens(SECRET, NOW).issue(ANA).token().split("\\.");
        var none =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));

        assertEquals("invalid-token", refusal(none + "." + parts[1] + "."));
        assertEquals("invalid-token", refusal("nonsense"));
    }
}
