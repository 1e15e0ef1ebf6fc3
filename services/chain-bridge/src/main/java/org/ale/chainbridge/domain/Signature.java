/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.io.Serializable;
import java.util.HexFormat;

/**
 * An account's signature: r, s, v.
 *
 * @param hex 130 digits in lower case
 */
public record Signature(String hex) implements Serializable {
    public static final int BYTES = 65;

    public Signature {
        if (hex.length() != 2 * BYTES || !hex.matches("[0-9a-f]*")) {
            throw new IllegalArgumentException("a signature is 65 bytes in hex");
        }
    }

    /**
     * Reads a signature with or without {@code 0x}, in any case.
     *
     * @throws IllegalArgumentException if the text is no signature
     */
    public static Signature of(String text) {
        var lower = text.toLowerCase(java.util.Locale.ROOT);
        return new Signature(lower.startsWith("0x") ? lower.substring(2) : lower);
    }

    public static Signature of(byte[] bytes) {
        return new Signature(HexFormat.of().formatHex(bytes));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
