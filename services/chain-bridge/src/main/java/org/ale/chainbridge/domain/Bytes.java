/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.util.HexFormat;

/**
 * The bytes of a signed transaction, compared by value.
 *
 * @param hex lower case, without {@code 0x}
 */
public record Bytes(String hex) {
    public static Bytes of(byte[] bytes) {
        return new Bytes(HexFormat.of().formatHex(bytes));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    int length() {
        return hex.length() / 2;
    }
}
