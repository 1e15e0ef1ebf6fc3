/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.problem;

import java.util.List;

/**
 * Ends a request with an error that the caller can act on. Nothing was changed unless the detail
 * says so.
 *
 * <p>It carries no stack trace: a refusal is an answer, not a fault.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An error in one line of an upload; lines count from 1. */
    public record LineError(long line, String code, String detail)
            implements java.io.Serializable {}

    private final int status;
    private final String code;
    private final List<LineError> errors;
    private final long retryAfterSeconds;

    private Problem(
            int status,
            String code,
            String detail,
            List<LineError> errors,
            long retryAfterSeconds) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /**
     * @param status HTTP status, 400–599
     * @param code stable kebab-case code
     * @param detail a sentence a person can act on
     */
    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of(), 0);
    }

    /** The caller may try again after some seconds. */
    public static Problem retryLater(int status, String code, String detail, long seconds) {
        return new Problem(status, code, detail, List.of(), seconds);
    }

    /** An upload with bad lines. */
    public static Problem ofLines(String detail, List<LineError> errors) {
        return new Problem(422, "invalid-items", detail, errors, 0);
    }

    /** A field that breaks its rule; the detail begins with the field's name. */
    public static Problem invalid(String detail) {
        return of(400, "invalid-argument", detail);
    }

    /** What was named does not exist, or belongs to somebody else. */
    public static Problem notFound(String code, String detail) {
        return of(404, code, detail);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<LineError> errors() {
        return errors;
    }

    /** Zero if the caller need not wait. */
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
