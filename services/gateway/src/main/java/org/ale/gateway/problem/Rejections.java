/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.problem;

import java.util.Locale;
import org.ale.schemas.type.v1.CommandResult;

/**
 * A service's refusal as a problem: {@code ALREADY_ANSWERED} becomes 409 {@code already-answered}.
 */
public final class Rejections {
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
        if (rejection.startsWith("UNKNOWN_")
                || rejection.startsWith("NO_SUCH_")
                || rejection.endsWith("_NOT_FOUND")
                || rejection.endsWith("_UNKNOWN")) {
            return 404;
        }
        boolean invalid =
                rejection.startsWith("INVALID_")
                        || rejection.startsWith("MALFORMED_")
                        || rejection.contains("OUT_OF_BOUNDS")
                        || rejection.contains("OUT_OF_RANGE");
        return invalid ? 422 : 409;
    }
}
