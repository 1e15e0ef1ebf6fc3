/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.accounts;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Base64;
import java.util.UUID;
import org.ale.gateway.api.Check;
import org.ale.gateway.identity.Anyone;
import org.ale.gateway.identity.Challenges;
import org.ale.gateway.identity.DeviceKey;
import org.ale.gateway.problem.Problem;
import org.ale.gateway.vault.WorkerVault;
import org.ale.kernel.WorkerId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/**
 * Workers sign up with a key of their device and sign in by signing a challenge. No name, no
 * e-mail.
 */
@Path("/v1/workers")
@Tag(name = "accounts")
@Anyone
@RunOnVirtualThread
public final class WorkersResource {
    private static final int KEY_CHARACTERS_MAX = 100;
    private static final int CHALLENGE_CHARACTERS_MAX = 200;
    private final WorkerVault vault;
    private final Challenges challenges;

    WorkersResource(WorkerVault vault, Challenges challenges) {
        this.vault = vault;
        this.challenges = challenges;
    }

    /** An Ed25519 key in base64url: 32 raw bytes, or 44 in X.509 form. */
    @Schema(
            name = "SignUpWorker",
            examples = "{\"publicKey\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}")
    public record SignUp(@Nullable String publicKey) {}

    /** The worker's name, without meaning. */
    @Schema(
            name = "NewWorker",
            examples = "{\"workerId\":\"0d6b0b6e-7d1f-4f0c-8f57-1f6a0a7a9a01\"}")
    public record NewWorker(String workerId) {}

    /** A text to sign. */
    @Schema(
            name = "Challenge",
            examples = "{\"challenge\":\"ale-session:…\",\"expiresAt\":\"2026-01-01T00:02:00Z\"}")
    public record Challenge(String challenge, String expiresAt) {}

    /** The signed challenge; the signature over its UTF-8 bytes in base64url. */
    @Schema(
            name = "SignedChallenge",
            examples = "{\"challenge\":\"ale-session:…\",\"signature\":\"kR6x…\"}")
    public record Signed(@Nullable String challenge, @Nullable String signature) {}

    /** A bearer token. */
    @Schema(
            name = "Session",
            examples =
                    "{\"token\":\"eyJhbGciOiJIUzI1NiJ9…\",\"tokenType\":\"Bearer\","
                            + "\"expiresAt\":\"2026-01-01T12:00:00Z\"}")
    public record Session(String token, String tokenType, String expiresAt) {}

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "signUpWorker",
            summary = "Sign up a device key",
            description = "The same key again is the same worker.")
    public NewWorker signUp(@Nullable SignUp request) {
        String text =
                Check.text("publicKey", Check.body(request).publicKey(), 1, KEY_CHARACTERS_MAX);
        try {
            byte[] key = DeviceKey.parse(text).x509();
            return new NewWorker(vault.add(new WorkerId(UUID.randomUUID()), key).toString());
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("publicKey is not an Ed25519 public key in base64url.");
        }
    }

    @POST
    @Path("/{workerId}/challenges")
    @ResponseStatus(201)
    @Operation(
            operationId = "challengeWorker",
            summary = "Ask for a challenge",
            description = "Good for two minutes and one use.")
    public Challenge challenge(String workerId) {
        var challenge = challenges.challenge(WorkerId.of(Check.id("worker", workerId)));
        return new Challenge(challenge.text(), challenge.expiresAt().toString());
    }

    @POST
    @Path("/{workerId}/sessions")
    @ResponseStatus(201)
    @Operation(
            operationId = "openSession",
            summary = "Open a session",
            description = "Takes the signed challenge and gives a bearer token.")
    public Session session(String workerId, @Nullable Signed request) {
        var signed = Check.body(request);
        String challenge = Check.text("challenge", signed.challenge(), 1, CHALLENGE_CHARACTERS_MAX);
        var worker = WorkerId.of(Check.id("worker", workerId));
        var session = challenges.answer(worker, challenge, signature(signed.signature()));
        return new Session(session.token(), "Bearer", session.expiresAt().toString());
    }

    private static byte[] signature(@Nullable String base64url) {
        try {
            return Base64.getUrlDecoder()
                    .decode(Check.text("signature", base64url, 1, CHALLENGE_CHARACTERS_MAX));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("signature is not base64url.");
        }
    }
}
