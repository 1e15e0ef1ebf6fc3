/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/** The public API said no, or said nothing for too long. */
public final class ApiException extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    ApiException(URI uri, int status, String code, String detail) {
        super("%s: %d %s %s".formatted(uri.getPath(), status, code, detail));
        this.status = status;
        this.code = code;
    }

    static ApiException of(URI uri, int status, JsonNode problem) {
        return new ApiException(
                uri,
                status,
                problem.path("code").asText("no-code"),
                problem.path("detail").asText(problem.toString()));
    }

    /** HTTP status; 0 if nothing was heard. */
    public int status() {
        return status;
    }

    /** The stable code of the problem. */
    public String code() {
        return code;
    }
}
