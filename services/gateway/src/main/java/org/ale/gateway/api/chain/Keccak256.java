/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.chain;

import java.util.Arrays;

/**
 * The hash of Ethereum: Keccak-f[1600] with the padding that SHA-3 had before it became a standard,
 * which is why no JDK has it.
 */
final class Keccak256 {
    private static final int RATE_BYTES = 136;
    private static final int DIGEST_BYTES = 32;
    private static final int ROUNDS = 24;
    private static final int LANES = 25;
    private static final int[] ROTATIONS = {
        1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44
    };
    private static final int[] PLACES = {
        10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1
    };
    private static final long[] CONSTANTS = constants();

    private Keccak256() {}

    /** 32 bytes. */
    static byte[] of(byte[] input) {
        var padded = Arrays.copyOf(input, (input.length / RATE_BYTES + 1) * RATE_BYTES);
        padded[input.length] ^= 1;
        padded[padded.length - 1] ^= (byte) 0x80;
        var state = new long[LANES];
        for (var block = 0; block < padded.length; block += RATE_BYTES) {
            for (var index = 0; index < RATE_BYTES; index++) {
                state[index / 8] ^= (padded[block + index] & 0xFFL) << 8 * (index % 8);
            }
            permute(state);
        }
        var digest = new byte[DIGEST_BYTES];
        for (var index = 0; index < DIGEST_BYTES; index++) {
            digest[index] = (byte) (state[index / 8] >>> 8 * (index % 8));
        }
        return digest;
    }

    private static void permute(long[] state) {
        var column = new long[5];
        for (var round = 0; round < ROUNDS; round++) {
            for (var x = 0; x < 5; x++) {
                column[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
            }
            for (var lane = 0; lane < LANES; lane++) {
                var x = lane % 5;
                state[lane] ^= column[(x + 4) % 5] ^ Long.rotateLeft(column[(x + 1) % 5], 1);
            }
            var moved = state[1];
            for (var step = 0; step < PLACES.length; step++) {
                var kept = state[PLACES[step]];
                state[PLACES[step]] = Long.rotateLeft(moved, ROTATIONS[step]);
                moved = kept;
            }
            for (var row = 0; row < LANES; row += 5) {
                System.arraycopy(state, row, column, 0, 5);
                for (var x = 0; x < 5; x++) {
                    state[row + x] = column[x] ^ ~column[(x + 1) % 5] & column[(x + 2) % 5];
                }
            }
            state[0] ^= CONSTANTS[round];
        }
    }

    /** The round constants come from a shift register of eight bits. */
    private static long[] constants() {
        var constants = new long[ROUNDS];
        var register = 1;
        for (var round = 0; round < ROUNDS; round++) {
            for (var bit = 0; bit < 7; bit++) {
                if ((register & 1) != 0) {
                    constants[round] ^= 1L << (1 << bit) - 1;
                }
                register <<= 1;
                if ((register & 0x100) != 0) {
                    register ^= 0x171;
                }
            }
        }
        return constants;
    }
}
