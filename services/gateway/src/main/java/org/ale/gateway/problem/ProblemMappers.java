/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.grpc.StatusRuntimeException;
import io.smallrye.mutiny.TimeoutException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns everything that can end a request into problem+json. No name of a Java type leaves the
 * house.
 */
final class ProblemMappers {
    private static final Logger LOGGER = LoggerFactory.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response problem(Problem problem) {
        return Problems.response(problem);
    }

    @ServerExceptionMapper
    Response grpc(StatusRuntimeException failure) {
        return Problems.response(GrpcProblems.of(failure));
    }

    @ServerExceptionMapper
    Response timeout(TimeoutException failure) {
        return Problems.response(GrpcProblems.deadline());
    }

    @ServerExceptionMapper
    Response json(JsonProcessingException failure) {
        return Problems.response(malformed(failure));
    }

    /** Quarkus answers these with an empty body unless told otherwise. */
    @ServerExceptionMapper
    Response mismatch(MismatchedInputException failure) {
        return Problems.response(malformed(failure));
    }

    @ServerExceptionMapper
    Response web(WebApplicationException failure) {
        if (failure.getCause() instanceof JsonProcessingException json) {
            return Problems.response(malformed(json));
        }
        if (failure.getCause() instanceof NumberFormatException) {
            return Problems.response(
                    Problem.invalid("A number in the address is not a whole number of 32 bits."));
        }
        int status = failure.getResponse().getStatus();
        return status < 400 ? failure.getResponse() : Problems.response(ofStatus(status));
    }

    @ServerExceptionMapper
    Response fault(Throwable failure) {
        LOGGER.atError().setCause(failure).log("request failed");
        return Problems.response(
                Problem.of(500, "internal-error", "This is our fault. Quote the trace id to us."));
    }

    private static Problem malformed(JsonProcessingException failure) {
        String where =
                failure instanceof JsonMappingException mapping
                        ? mapping.getPath().stream()
                                .map(step ->
                                        step.getFieldName() == null
                                                ? "/" + step.getIndex()
                                                : "/" + step.getFieldName())
                                .collect(Collectors.joining())
                        : "";
        String what =
                where.isEmpty()
                        ? "The body is not the JSON asked for."
                        : where + " is wrong or unknown.";
        return Problem.of(400, "malformed-json", what);
    }

    private static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> Problem.of(401, "unauthenticated", "Send Authorization: Bearer <token>.");
            case 404 -> Problem.of(404, "not-found", "There is nothing at this address.");
            case 405 -> Problem.of(405, "method-not-allowed", "This address takes other methods.");
            case 406 -> Problem.of(406, "not-acceptable", "No such form of this answer.");
            case 413 -> Problem.of(413, "body-too-large", "The body is larger than the limit.");
            case 415 -> Problem.of(415, "unsupported-media-type", "No such Content-Type here.");
            default ->
                    Problem.of(
                            status,
                            status < 500 ? "bad-request" : "internal-error",
                            status < 500
                                    ? "This address cannot read the request."
                                    : "This is our fault. Quote the trace id to us.");
        };
    }
}
