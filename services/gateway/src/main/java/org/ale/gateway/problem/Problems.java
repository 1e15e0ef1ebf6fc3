/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Writes problems as responses. */
public final class Problems {
    public static final String MEDIA_TYPE = "application/problem+json";

    private Problems() {}

    /** The response of a problem. */
    public static Response response(Problem problem) {
        var response =
                Response.status(problem.status())
                        .type(MediaType.valueOf(MEDIA_TYPE))
                        .entity(ProblemBody.of(problem));
        if (problem.retryAfterSeconds() > 0) {
            response.header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds());
        }
        if (problem.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }
}
