/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.identity;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.ale.gateway.problem.Problem;
import org.ale.gateway.problem.Problems;
import org.ale.kernel.ClientId;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Tells who calls and counts his requests. It never blocks an event loop. */
final class AuthFilters {
    private static final String SCHEME = "Bearer ";
    private final ApiKeys keys;
    private final SessionTokens tokens;
    private final RateLimits limits;
    private final Caller caller;

    AuthFilters(ApiKeys keys, SessionTokens tokens, RateLimits limits, Caller caller) {
        this.keys = keys;
        this.tokens = tokens;
        this.limits = limits;
        this.caller = caller;
    }

    @Anyone
    @ServerRequestFilter
    public @Nullable Response anyone(HttpServerRequest request) {
        try {
            limits.count(request.remoteAddress().hostAddress());
            return null;
        } catch (Problem problem) {
            return Problems.response(problem);
        }
    }

    @WorkerOnly
    @ServerRequestFilter
    public @Nullable Response worker(ContainerRequestContext request) {
        try {
            asWorker(bearer(request));
            return null;
        } catch (Problem problem) {
            return Problems.response(problem);
        }
    }

    @ClientOnly
    @ServerRequestFilter
    public Uni<@Nullable Response> client(ContainerRequestContext request) {
        try {
            return asClient(bearer(request));
        } catch (Problem problem) {
            return Uni.createFrom().item(Problems.response(problem));
        }
    }

    @AnyCaller
    @ServerRequestFilter
    public Uni<@Nullable Response> any(ContainerRequestContext request) {
        try {
            String token = bearer(request);
            if (token.startsWith(ApiKeys.PREFIX)) {
                return asClient(token);
            }
            asWorker(token);
            return Uni.createFrom().nullItem();
        } catch (Problem problem) {
            return Uni.createFrom().item(Problems.response(problem));
        }
    }

    private static String bearer(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw Problem.of(401, "unauthenticated", "Send Authorization: Bearer <token>.");
        }
        return header.substring(SCHEME.length()).trim();
    }

    private void asWorker(String token) {
        var worker = tokens.verify(token);
        limits.count(worker.toString());
        caller.is(worker);
    }

    private Uni<@Nullable Response> asClient(String key) {
        var remembered = keys.remembered(key);
        if (remembered != null) {
            return Uni.createFrom().item(admit(remembered.owner()));
        }
        return Uni.createFrom()
                .item(() -> keys.owner(key))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .map(this::admit);
    }

    private @Nullable Response admit(Optional<ClientId> owner) {
        try {
            var client =
                    owner.orElseThrow(() ->
                            Problem.of(
                                    401,
                                    "invalid-token",
                                    "Send a client's API key; this is none."));
            limits.count(client.toString());
            caller.is(client);
            return null;
        } catch (Problem problem) {
            return Problems.response(problem);
        }
    }
}
