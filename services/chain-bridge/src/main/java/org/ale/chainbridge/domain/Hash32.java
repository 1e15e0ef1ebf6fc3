/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.io.Serializable;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * 32 bytes: the hash of a block, a transaction or a tree.
 *
 * @param hex {@code 0x} and 64 digits in lower case
 */
public record Hash32(String hex) implements Serializable {
    public static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("0x[0-9a-f]{64}");

    /** What stands for the root of nothing. */
    public static final Hash32 ZERO = new Hash32("0x" + "0".repeat(2 * BYTES));

    public Hash32 {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("a hash is 0x and 64 hex digits");
        }
    }

    /**
     * Reads a hash in any case of its digits.
     *
     * @throws IllegalArgumentException if the text is no hash
     */
    public static Hash32 of(String text) {
        return new Hash32(text.toLowerCase(Locale.ROOT));
    }

    static Hash32 of(byte[] bytes) {
        return new Hash32("0x" + HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex, 2, hex.length());
    }

    @Override
    public String toString() {
        return hex;
    }
}
