/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.chain;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Calls of a contract that a wallet can send as they are. */
final class Calldata {
    private static final int SELECTOR_BYTES = 4;
    private static final int WORD_DIGITS = 64;

    private Calldata() {}

    /** Pays a payer what was refunded to him. */
    static String claimRefund(String payer) {
        return "0x" + selector("claimRefund(address)") + word(payer.substring(2));
    }

    private static String selector(String signature) {
        var hash = Keccak256.of(signature.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(hash, 0, SELECTOR_BYTES);
    }

    private static String word(String digits) {
        return "0".repeat(WORD_DIGITS - digits.length()) + digits.toLowerCase(Locale.ROOT);
    }
}
