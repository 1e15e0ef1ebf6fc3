/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api;

import java.math.BigInteger;
import java.util.Collection;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ale.gateway.problem.Problem;
import org.ale.kernel.PoolId;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what came in. Every method ends the request with 400 {@code invalid-argument} if it is
 * wrong.
 */
public final class Check {
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern AMOUNT_FORM = Pattern.compile("[1-9][0-9]{0,38}");

    private Check() {}

    /** A body that must be there. */
    public static <T> T body(@Nullable T body) {
        if (body == null) {
            throw Problem.invalid("A JSON body is missing.");
        }
        return body;
    }

    /**
     * Text of so many characters, not all blank if there must be some, without control characters
     * but for line breaks and tabs.
     */
    public static String text(String field, @Nullable String value, int min, int max) {
        String text = value == null ? "" : value;
        if ((min > 0 && text.isBlank()) || text.codePointCount(0, text.length()) < min) {
            throw Problem.invalid(
                    text.isBlank()
                            ? field + " is missing."
                            : field + " is shorter than " + min + ".");
        }
        if (text.length() > max) {
            throw Problem.invalid(field + " has at most " + max + " characters.");
        }
        if (!printable(text)) {
            throw Problem.invalid(field + " holds a control character.");
        }
        return text;
    }

    /**
     * Whether every store can hold the text: no control characters, no half of a surrogate pair.
     */
    public static boolean printable(String text) {
        return text.codePoints()
                .allMatch(c ->
                        c == '\n'
                                || c == '\r'
                                || c == '\t'
                                || !(Character.isISOControl(c)
                                        || Character.getType(c) == Character.SURROGATE));
    }

    /** The name of one of these constants. */
    public static String word(
            String field, @Nullable String value, Collection<? extends Enum<?>> constants) {
        var words = constants.stream().map(Enum::name).toList();
        if (value == null || !words.contains(value)) {
            throw Problem.invalid(field + " is one of " + String.join(", ", words) + ".");
        }
        return value;
    }

    /** A UUID in lower case. */
    public static UUID uuid(String field, @Nullable String value) {
        if (value == null || !UUID_FORM.matcher(value).matches()) {
            throw Problem.invalid(field + " is not a UUID in lower case.");
        }
        return UUID.fromString(value);
    }

    /** A UUID in a path: what is no UUID names nothing. */
    public static String id(String what, String value) {
        if (!UUID_FORM.matcher(value).matches()) {
            throw Problem.notFound("unknown-" + what, "There is no such " + what + ".");
        }
        return value;
    }

    /** A pool's name in its canonical form. */
    public static String pool(String field, @Nullable String value) {
        try {
            if (value != null && PoolId.of(value).toString().equals(value)) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            throw wrongPool(field);
        }
        throw wrongPool(field);
    }

    private static Problem wrongPool(String field) {
        return Problem.invalid(field + " is not <job>:<item>.");
    }

    /** A positive count of base units in decimal. */
    public static String amount(String field, @Nullable String value) {
        if (value == null || !AMOUNT_FORM.matcher(value).matches()) {
            throw Problem.invalid(field + " is not a positive whole number of base units.");
        }
        return new BigInteger(value).toString();
    }

    /** A whole number within bounds. */
    public static int number(String field, @Nullable Integer value, int min, int max) {
        if (value == null || value < min || value > max) {
            throw Problem.invalid(field + " is a whole number from " + min + " to " + max + ".");
        }
        return value;
    }

    /** How many entries a list or a map has. */
    public static void entries(String field, int count, int min, int max) {
        if (count < min || count > max) {
            throw Problem.invalid(field + " has " + min + " to " + max + " entries.");
        }
    }

    /** The size of a page. */
    public static int page(int size) {
        return number("pageSize", size, 1, 100);
    }
}
