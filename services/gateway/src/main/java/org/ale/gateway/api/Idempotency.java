/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ale.gateway.identity.Sha256;
import org.ale.gateway.problem.Problem;
import org.ale.gateway.problem.ProblemBody;
import org.ale.gateway.problem.Problems;
import org.ale.gateway.vault.IdempotencyVault;
import org.ale.gateway.vault.IdempotencyVault.Claim;
import org.ale.kernel.ClientId;
import org.ale.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a caller's request once for each Idempotency-Key and answers repeats alike. Blocks.
 *
 * <p>Contract: answers below 500 are kept for a day, but for 429; after a fault the same request
 * may be repeated under its key for a day, and because all command ids follow from both, doing it
 * again is harmless. It may have been carried out, so the key is never another request's meanwhile.
 */
@Singleton
public final class Idempotency {
    public static final String HEADER = "Idempotency-Key";
    private static final int KEY_CHARACTERS_MAX = 64;

    private final IdempotencyVault vault;
    private final ObjectMapper json;

    Idempotency(IdempotencyVault vault, ObjectMapper json) {
        this.vault = vault;
        this.json = json;
    }

    /**
     * What a request is, so that another one under the same key is noticed.
     *
     * @param caller the client or worker: keys of one are nothing to another
     * @param path with the method, e.g. {@code POST /v1/jobs}
     * @param body as read; null if there is none
     */
    public record Request(UUID caller, @Nullable String key, String path, @Nullable Object body) {
        public Request(ClientId client, @Nullable String key, String path, @Nullable Object body) {
            this(client.value(), key, path, body);
        }

        public Request(WorkerId worker, @Nullable String key, String path, @Nullable Object body) {
            this(worker.value(), key, path, body);
        }
    }

    /** Does the work, or answers what it was answered before. */
    public Response run(Request request, Function<CommandIds, Answer> work) {
        String key = request.key();
        var sha256 = sha256(request);
        var ids = CommandIds.of(request.caller(), key, sha256);
        if (key == null) {
            return response(work.apply(ids));
        }
        if (key.isEmpty() || key.length() > KEY_CHARACTERS_MAX) {
            throw Problem.invalid(HEADER + " has 1 to 64 characters.");
        }
        return switch (vault.claim(request.caller(), key, sha256)) {
            case Claim.Ours() -> first(request.caller(), key, () -> work.apply(ids));
            case Claim.Answered(int status, String body) -> stored(status, body);
            case Claim.OtherRequest() ->
                    throw Problem.of(
                            422, "idempotency-key-reused", "The key belongs to another request.");
            case Claim.Running() ->
                    throw Problem.retryLater(
                            409, "idempotency-key-in-use", "The first request still runs.", 1);
        };
    }

    private Response first(UUID caller, String key, Supplier<Answer> work) {
        boolean answered = false;
        try {
            var answer = attempt(work);
            String body = text(answer.body());
            vault.answer(caller, key, answer.status(), body);
            answered = true;
            return stored(answer.status(), body);
        } finally {
            if (!answered) {
                vault.release(caller, key);
            }
        }
    }

    private static Answer attempt(Supplier<Answer> work) {
        try {
            return work.get();
        } catch (Problem problem) {
            if (problem.status() >= 500 || problem.status() == 429) {
                throw problem;
            }
            return new Answer(problem.status(), ProblemBody.of(problem));
        }
    }

    private static Response response(Answer answer) {
        return Response.status(answer.status())
                .type(MediaType.APPLICATION_JSON)
                .entity(answer.body())
                .build();
    }

    private static Response stored(int status, String body) {
        return Response.status(status)
                .type(status < 400 ? MediaType.APPLICATION_JSON : Problems.MEDIA_TYPE)
                .entity(body)
                .build();
    }

    private byte[] sha256(Request request) {
        return Sha256.of(
                (request.path() + "\n" + text(request.body())).getBytes(StandardCharsets.UTF_8));
    }

    private String text(@Nullable Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
