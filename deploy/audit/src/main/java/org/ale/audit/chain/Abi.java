/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** As much of the contract ABI as calls with static arguments and events of them need. */
public final class Abi {
    private static final HexFormat HEX = HexFormat.of();
    private static final int WORD_DIGITS = 64;
    private static final int UUID_BITS = 128;

    private Abi() {}

    /** Hash of an event's signature: its first topic. */
    public static String topic(String signature) {
        return "0x" + HEX.formatHex(hash(signature));
    }

    /** Calldata of a function with static arguments, each as a word. */
    public static String call(String signature, String... words) {
        return "0x" + HEX.formatHex(hash(signature), 0, 4) + String.join("", words);
    }

    private static byte[] hash(String text) {
        return Keccak256.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** An amount as a word. */
    public static String word(BigInteger amount) {
        var digits = amount.toString(16);
        if (amount.signum() < 0 || digits.length() > WORD_DIGITS) {
            throw new IllegalArgumentException("no word holds " + amount);
        }
        return "0".repeat(WORD_DIGITS - digits.length()) + digits;
    }

    /** A number as a word. */
    public static String word(long number) {
        return word(BigInteger.valueOf(number));
    }

    /** An address, a UUID or any other hex as a word, padded on the left. */
    public static String word(String hex) {
        return word(number(hex));
    }

    /** Word number {@code index} of some data. */
    public static String wordAt(String data, int index) {
        var from = 2 + index * WORD_DIGITS;
        if (data.length() < from + WORD_DIGITS) {
            throw new IllegalArgumentException("no word " + index + " in " + data);
        }
        return "0x" + data.substring(from, from + WORD_DIGITS);
    }

    /** The number that hex digits stand for. */
    public static BigInteger number(String hex) {
        var digits = hex.startsWith("0x") ? hex.substring(2) : hex;
        return digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits, 16);
    }

    /** The address in a word, lower case. */
    public static String address(String word) {
        return "0x" + word.substring(word.length() - 40);
    }

    /** Whether a word is a UUID: anybody may write a longer number where one is meant. */
    public static boolean isUuid(String word) {
        return number(word).bitLength() <= UUID_BITS;
    }

    /** The UUID in a word, as text. */
    public static String uuid(String word) {
        var digits = word.substring(word.length() - 32);
        return "%s-%s-%s-%s-%s"
                .formatted(
                        digits.substring(0, 8),
                        digits.substring(8, 12),
                        digits.substring(12, 16),
                        digits.substring(16, 20),
                        digits.substring(20));
    }

    /** Bytes of hex digits. */
    public static byte[] bytes(String hex) {
        return HEX.parseHex(hex.startsWith("0x") ? hex.substring(2) : hex);
    }

    /** Hex digits of bytes, with 0x. */
    public static String hex(byte[] bytes) {
        return "0x" + HEX.formatHex(bytes);
    }
}
