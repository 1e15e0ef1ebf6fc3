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
    private final FailedSignIns failures;
    private final Caller caller;

    AuthFilters(
            ApiKeys keys,
            SessionTokens tokens,
            RateLimits limits,
            FailedSignIns failures,
            Caller caller) {
        this.keys = keys;
        this.tokens = tokens;
        this.limits = limits;
        this.failures = failures;
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
    public Uni<@Nullable Response> client(ContainerRequestContext request, HttpServerRequest http) {
        try {
            return asClient(bearer(request), http.remoteAddress().hostAddress());
        } catch (Problem problem) {
            return Uni.createFrom().item(Problems.response(problem));
        }
    }

    @AnyCaller
    @ServerRequestFilter
    public Uni<@Nullable Response> any(ContainerRequestContext request, HttpServerRequest http) {
        try {
            String token = bearer(request);
            if (token.startsWith(ApiKeys.PREFIX)) {
                return asClient(token, http.remoteAddress().hostAddress());
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

    private Uni<@Nullable Response> asClient(String key, String address) {
        if (!key.startsWith(ApiKeys.PREFIX)) {
            throw unknownKey();
        }
        var remembered = keys.remembered(key);
        if (remembered != null) {
            return Uni.createFrom().item(admit(remembered.owner()));
        }
        if (!keys.wasGood(key)) {
            failures.require(address);
        }
        return Uni.createFrom()
                .item(() -> keys.owner(key))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .invoke(owner -> countIfUnknown(owner, address))
                .map(this::admit);
    }

    private void countIfUnknown(Optional<ClientId> owner, String address) {
        if (owner.isEmpty()) {
            failures.count(address);
        }
    }

    private @Nullable Response admit(Optional<ClientId> owner) {
        try {
            var client = owner.orElseThrow(AuthFilters::unknownKey);
            limits.count(client.toString());
            caller.is(client);
            return null;
        } catch (Problem problem) {
            return Problems.response(problem);
        }
    }

    private static Problem unknownKey() {
        return Problem.of(401, "invalid-token", "Send a client's API key; this is none.");
    }
}
