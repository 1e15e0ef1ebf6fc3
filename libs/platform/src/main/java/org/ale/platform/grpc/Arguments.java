/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform.grpc;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.function.Supplier;
import org.ale.eventsourcing.CommandId;

/**
 * Checks of what a caller sent. Each ends the call with INVALID_ARGUMENT and a sentence that begins
 * with the field's name.
 */
public final class Arguments {
    private static final int UUID_CHARACTERS = 36;

    private Arguments() {}

    /** A UUID in its canonical lower-case form. */
    public static String uuid(String field, String value) {
        if (value.length() != UUID_CHARACTERS) {
            throw invalid(field + " is not a UUID");
        }
        for (var index = 0; index < UUID_CHARACTERS; index++) {
            var dash = index == 8 || index == 13 || index == 18 || index == 23;
            var character = value.charAt(index);
            var digit =
                    (character >= '0' && character <= '9')
                            || (character >= 'a' && character <= 'f');
            if (dash ? character != '-' : !digit) {
                throw invalid(field + " is not a UUID in lower case");
            }
        }
        return value;
    }

    /** A text that is there. */
    public static String text(String field, String value, int charactersMax) {
        if (value.isBlank()) {
            throw invalid(field + " is missing");
        }
        return optionalText(field, value, charactersMax);
    }

    /** A text that may be empty. */
    public static String optionalText(String field, String value, int charactersMax) {
        if (value.length() > charactersMax) {
            throw invalid(field + " is longer than " + charactersMax + " characters");
        }
        return value;
    }

    /** A number between two bounds, both included. */
    public static int within(String field, int value, int min, int max) {
        return (int) within(field, (long) value, min, max);
    }

    /** A number between two bounds, both included. */
    public static long within(String field, long value, long min, long max) {
        if (value < min || value > max) {
            throw invalid(field + " is not between " + min + " and " + max);
        }
        return value;
    }

    /** The page size asked for, the usual one if none is asked for. */
    public static int pageSize(int asked, int usual, int max) {
        return asked == 0 ? usual : within("page_size", asked, 1, max);
    }

    /** The idempotency key of a command. */
    public static CommandId commandId(String value) {
        return new CommandId(text("command_id", value, CommandId.CHARACTERS_MAX));
    }

    /**
     * A value whose own type checks it, e.g. a domain record.
     *
     * @param reader throws {@link IllegalArgumentException} if the value breaks its rule
     */
    public static <T> T checked(String field, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (NumberFormatException e) {
            throw invalid(field + " is not a whole number within its range");
        } catch (IllegalArgumentException e) {
            throw invalid(field + ": " + e.getMessage());
        }
    }

    /** The failure of a call whose arguments are wrong. */
    public static StatusRuntimeException invalid(String sentence) {
        return Status.INVALID_ARGUMENT.withDescription(sentence).asRuntimeException();
    }
}
