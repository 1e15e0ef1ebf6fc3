/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.identity;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.ale.gateway.problem.Problem;
import org.ale.gateway.problem.Problems;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies that are not what their address reads. Left alone, the framework would make a
 * record of one text field from any text.
 */
final class BodyTypeFilter {
    private static final List<String> DATASETS =
            List.of("text/csv", "application/x-ndjson", "application/jsonl");
    private static final List<String> JSON = List.of("application/json");

    @ServerRequestFilter(preMatching = true)
    public @Nullable Response check(ContainerRequestContext context, HttpServerRequest request) {
        if (!hasBody(request)) {
            return null;
        }
        var wanted = context.getUriInfo().getPath().endsWith("/items") ? DATASETS : JSON;
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type == null || !wanted.contains(essence(type))
                ? refuse("Send Content-Type: " + String.join(" or ", wanted) + ".")
                : null;
    }

    private static boolean hasBody(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null
                ? request.getHeader("Transfer-Encoding") != null
                : !length.equals("0");
    }

    private static String essence(String type) {
        var end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static Response refuse(String detail) {
        return Problems.response(Problem.of(415, "unsupported-media-type", detail));
    }
}
