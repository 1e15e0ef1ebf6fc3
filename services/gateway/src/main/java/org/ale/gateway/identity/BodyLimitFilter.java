/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.identity;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.ale.gateway.problem.Problem;
import org.ale.gateway.problem.Problems;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies above the limit before a byte of them is read. {@link BodyReadLimit} counts those
 * that do not say their length.
 */
final class BodyLimitFilter {
    private final long jsonBytesMax;
    private final long uploadBytesMax;

    BodyLimitFilter(
            @ConfigProperty(name = "ale.gateway.json-bytes-max") long jsonBytesMax,
            @ConfigProperty(name = "ale.gateway.upload-bytes-max") long uploadBytesMax) {
        this.jsonBytesMax = jsonBytesMax;
        this.uploadBytesMax = uploadBytesMax;
    }

    @ServerRequestFilter(preMatching = true)
    public @Nullable Response check(ContainerRequestContext context, HttpServerRequest request) {
        boolean upload = context.getUriInfo().getPath().endsWith("/items");
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            boolean chunked = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
            return chunked && !upload
                    ? Problems.response(Problem.of(411, "length-required", "Send Content-Length."))
                    : null;
        }
        long limit = upload ? uploadBytesMax : jsonBytesMax;
        return Long.parseLong(length) > limit ? Problems.response(tooLarge(limit)) : null;
    }

    static Problem tooLarge(long limit) {
        return Problem.of(413, "body-too-large", "A body here has at most " + limit + " bytes.");
    }
}
