/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.problem;

import io.grpc.StatusRuntimeException;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an inner call's failure means to the caller outside. */
public final class GrpcProblems {
    private static final Pattern FIELD = Pattern.compile("^[a-z]+(_[a-z0-9]+)+");
    private static final Pattern WORD = Pattern.compile(" ([a-z0-9])");

    private GrpcProblems() {}

    /** The problem of a failed inner call. */
    public static Problem of(StatusRuntimeException failure) {
        var status = failure.getStatus();
        return switch (status.getCode()) {
            case INVALID_ARGUMENT, OUT_OF_RANGE ->
                    Problem.invalid(
                            status.getDescription() == null
                                    ? "An argument is wrong."
                                    : told(status.getDescription()));
            case NOT_FOUND -> Problem.notFound("not-found", "There is no such thing.");
            case RESOURCE_EXHAUSTED ->
                    Problem.retryLater(429, "overloaded", "Too much at once; slow down.", 1);
            case DEADLINE_EXCEEDED, CANCELLED -> deadline();
            case UNAVAILABLE ->
                    Problem.retryLater(503, "unavailable", "A part is restarting; try again.", 1);
            case OK,
                    UNKNOWN,
                    ALREADY_EXISTS,
                    PERMISSION_DENIED,
                    FAILED_PRECONDITION,
                    ABORTED,
                    UNIMPLEMENTED,
                    INTERNAL,
                    DATA_LOSS,
                    UNAUTHENTICATED ->
                    Problem.of(502, "inner-failure", "A part failed; it is safe to try again.");
        };
    }

    /** A service names a field as its schema does; outside it has the name of the JSON field. */
    private static String told(String description) {
        var name =
                FIELD.matcher(description)
                        .replaceFirst(match ->
                                match.group().replace('_', ' ').transform(GrpcProblems::camelCase));
        return name.endsWith(".") ? name : name + ".";
    }

    private static String camelCase(String words) {
        return WORD.matcher(words).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }

    /** No answer within the time; what was asked may still happen. */
    public static Problem deadline() {
        return Problem.of(
                504,
                "deadline-exceeded",
                "No answer in time; it may still be carried out. Repeat it with the same id.");
    }
}
