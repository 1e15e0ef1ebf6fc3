/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.identity;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.ale.gateway.identity.SessionTokens.Session;
import org.ale.gateway.problem.Problem;
import org.ale.gateway.vault.WorkerVault;
import org.ale.kernel.WorkerId;

/** Signing in: a worker signs a challenge with the key of his device and gets a session. Blocks. */
@Singleton
public final class Challenges {
    private static final Duration LIFE = Duration.ofMinutes(2);

    /** A text to sign and when it lapses. */
    public record Challenge(String text, Instant expiresAt) {}

    private final WorkerVault vault;
    private final SessionTokens tokens;
    private final Clock clock;

    Challenges(WorkerVault vault, SessionTokens tokens, Clock clock) {
        this.vault = vault;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * A new challenge, bound to the worker.
     *
     * @throws Problem 404 {@code unknown-worker}
     */
    public Challenge challenge(WorkerId worker) {
        String text = "ale-session:" + worker + ":" + RandomText.secret();
        var expiresAt = clock.instant().plus(LIFE).truncatedTo(ChronoUnit.MILLIS);
        if (!vault.challenge(worker, text, expiresAt)) {
            throw Problem.notFound("unknown-worker", "No such worker has signed up.");
        }
        return new Challenge(text, expiresAt);
    }

    /**
     * A session for whoever holds the worker's device key. The challenge is used up, right or
     * wrong.
     *
     * @throws Problem 401 {@code challenge-not-valid} or {@code wrong-signature}
     */
    public Session answer(WorkerId worker, String challenge, byte[] signature) {
        if (!vault.use(worker, challenge, clock.instant())) {
            throw Problem.of(
                    401, "challenge-not-valid", "The challenge is unknown, used or lapsed.");
        }
        boolean signed =
                vault.publicKey(worker)
                        .map(key -> new DeviceKey(key).signed(challenge, signature))
                        .orElse(false);
        if (!signed) {
            throw Problem.of(401, "wrong-signature", "The device key did not sign this challenge.");
        }
        return tokens.issue(worker);
    }
}
