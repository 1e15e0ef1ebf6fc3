/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.chain;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.ale.gateway.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Addresses as people write them, with the checksum that lies in their letters' case (EIP-55). */
public final class Address {
    private static final Pattern FORM = Pattern.compile("0x[0-9a-fA-F]{40}");
    private static final int PREFIX = 2;
    private static final int UPPER_FROM = 8;

    private Address() {}

    /**
     * An address in lower case, or the end of the request with 422 {@code malformed-address}: it
     * has another form, its letters say that it was mistyped, or it is nobody's.
     */
    public static String checked(String field, @Nullable String text) {
        if (text == null || !FORM.matcher(text).matches()) {
            throw malformed(field + " is not 0x and 40 hexadecimal digits.");
        }
        var digits = text.substring(PREFIX);
        var hasCase =
                !digits.equals(digits.toLowerCase(Locale.ROOT))
                        && !digits.equals(digits.toUpperCase(Locale.ROOT));
        if (hasCase && !text.equals(checksummed(text))) {
            throw malformed(field + " is mistyped: its checksum (EIP-55) is wrong.");
        }
        if (digits.chars().allMatch(digit -> digit == '0')) {
            throw malformed(field + " is nobody's address.");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    /** The address with its checksum. */
    public static String checksummed(String address) {
        var digits = address.substring(PREFIX).toLowerCase(Locale.ROOT);
        var hash =
                HexFormat.of().formatHex(Keccak256.of(digits.getBytes(StandardCharsets.US_ASCII)));
        var text = new StringBuilder("0x");
        for (var index = 0; index < digits.length(); index++) {
            var digit = digits.charAt(index);
            var isUpper = Character.digit(hash.charAt(index), 16) >= UPPER_FROM;
            text.append(isUpper ? Character.toUpperCase(digit) : digit);
        }
        return text.toString();
    }

    private static Problem malformed(String detail) {
        return Problem.of(422, "malformed-address", detail);
    }
}
