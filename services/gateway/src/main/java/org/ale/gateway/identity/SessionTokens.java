/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.ale.gateway.problem.Problem;
import org.ale.kernel.WorkerId;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/**
 * Workers' session tokens: JWT signed with HMAC-SHA-256, verified without asking the vault.
 *
 * <p>Contract: a token is good until it expires, in every gateway of one vault; it cannot be taken
 * back.
 */
public final class SessionTokens {
    private static final String ISSUER = "ale-gateway";
    private static final String AUDIENCE = "ale-worker";

    /** A token and when it ends. */
    public record Session(String token, Instant expiresAt) {}

    private final HmacKey key;
    private final Duration life;
    private final Clock clock;
    private final JwtConsumer consumer;

    /**
     * @param secret 32 bytes
     * @param life how long a token is good
     */
    public SessionTokens(byte[] secret, Duration life, Clock clock) {
        this.key = new HmacKey(secret);
        this.life = life;
        this.clock = clock;
        this.consumer =
                new JwtConsumerBuilder()
                        .setVerificationKey(key)
                        .setJwsAlgorithmConstraints(
                                new AlgorithmConstraints(
                                        ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256))
                        .setExpectedIssuer(ISSUER)
                        .setExpectedAudience(AUDIENCE)
                        .setRequireSubject()
                        .setRequireExpirationTime()
                        .build();
    }

    /** A new token for a worker. */
    public Session issue(WorkerId worker) {
        var expiresAt = clock.instant().plus(life);
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject(worker.toString());
        claims.setExpirationTime(NumericDate.fromSeconds(expiresAt.getEpochSecond()));
        var token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(key);
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        try {
            return new Session(token.getCompactSerialization(), expiresAt);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Whose token it is.
     *
     * @throws Problem 401 {@code token-expired} or {@code invalid-token}
     */
    public WorkerId verify(String token) {
        try {
            return WorkerId.of(consumer.processToClaims(token).getSubject());
        } catch (InvalidJwtException e) {
            throw e.hasErrorCode(ErrorCodes.EXPIRED)
                    ? Problem.of(401, "token-expired", "The session is over; sign a new challenge.")
                    : invalid();
        } catch (MalformedClaimException | IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static Problem invalid() {
        return Problem.of(401, "invalid-token", "Send a worker's session token; this is none.");
    }
}
