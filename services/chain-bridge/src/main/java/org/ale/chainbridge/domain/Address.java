/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.io.Serializable;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * An account or contract of the chain. Its order is that of its bytes.
 *
 * @param hex {@code 0x} and 40 digits in lower case
 */
public record Address(String hex) implements Comparable<Address>, Serializable {
    public static final int BYTES = 20;
    private static final Pattern FORM = Pattern.compile("0x[0-9a-f]{40}");
    public static final Address ZERO = new Address("0x" + "0".repeat(2 * BYTES));

    public Address {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("an address is 0x and 40 hex digits");
        }
    }

    /**
     * Reads an address in any case of its digits.
     *
     * @throws IllegalArgumentException if the text is no address
     */
    public static Address of(String text) {
        return new Address(text.toLowerCase(java.util.Locale.ROOT));
    }

    static Address of(byte[] bytes) {
        return new Address("0x" + HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex, 2, hex.length());
    }

    /** Writes its bytes without making any other object: a root is made over a million of them. */
    void into(byte[] target, int at) {
        for (var index = 0; index < BYTES; index++) {
            var high = digit(2 + 2 * index);
            var low = digit(3 + 2 * index);
            target[at + index] = (byte) ((high << 4) | low);
        }
    }

    private int digit(int at) {
        var digit = hex.charAt(at);
        return digit <= '9' ? digit - '0' : digit - 'a' + 10;
    }

    @Override
    public int compareTo(Address other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
