/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.opentelemetry.api.trace.Span;
import java.util.List;
import org.ale.gateway.problem.Problem.LineError;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An error on the wire (RFC 9457).
 *
 * @param type {@code urn:ale:problem:<code>}
 * @param title the code in words
 * @param errors bad lines of an upload, the first 100; left out if there are none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(
        name = "Problem",
        examples =
                """
                {"type":"urn:ale:problem:invalid-items","title":"Invalid items","status":422,
                "detail":"1 of 1000 lines is wrong; nothing was changed.","code":"invalid-items",
                "traceId":"4bf92f3577b34da6a3ce929d0e0e4736",
                "errors":[{"line":7,"code":"unknown-label","detail":"No label is called maybe."}]}\
                """)
public record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String traceId,
        List<LineError> errors) {

    /** The wire form of a problem, with the trace that a report can name. */
    public static ProblemBody of(Problem problem) {
        return new ProblemBody(
                "urn:ale:problem:" + problem.code(),
                title(problem.code()),
                problem.status(),
                problem.detail(),
                problem.code(),
                Span.current().getSpanContext().getTraceId(),
                problem.errors());
    }

    private static String title(String code) {
        String words = code.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
