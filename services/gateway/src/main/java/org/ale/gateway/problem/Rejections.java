/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.problem;

import java.util.Locale;
import java.util.regex.Pattern;
import org.ale.schemas.type.v1.CommandResult;

/**
 * A service's refusal as a problem: {@code ALREADY_ANSWERED} becomes 409 {@code already-answered}.
 */
public final class Rejections {
    /** The request itself is wrong, whatever the state. */
    private static final Pattern INVALID =
            Pattern.compile("INVALID|MALFORMED|OUT_OF_(RANGE|BOUNDS)|UNKNOWN_LABEL|LABEL_UNKNOWN");

    /** What it names does not exist. */
    private static final Pattern MISSING =
            Pattern.compile("^UNKNOWN_|^NO_SUCH_|_NOT_FOUND$|_UNKNOWN$");

    private Rejections() {}

    /**
     * Ends the request if the command was refused.
     *
     * @return the consistency token of what was done
     * @throws Problem with the service's reason as code
     */
    public static String require(CommandResult result) {
        if (!result.getRejection().isEmpty()) {
            throw Problem.of(
                    status(result.getRejection()), code(result.getRejection()), result.getDetail());
        }
        return result.getToken();
    }

    /** The stable code of a reason. */
    public static String code(String rejection) {
        return rejection.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int status(String rejection) {
        if (INVALID.matcher(rejection).find()) {
            return 422;
        }
        return MISSING.matcher(rejection).find() ? 404 : 409;
    }
}
