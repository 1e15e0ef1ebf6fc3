/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import java.util.Arrays;

/** The chain's hash: Keccak with the padding of before FIPS 202, 256 bits. */
public final class Keccak256 {
    private static final int RATE_BYTES = 136;
    private static final int ROUNDS = 24;
    private static final long[] CONSTANTS = constants();
    private static final int[] ROTATIONS = {
        1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44
    };
    private static final int[] LANES = {
        10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1
    };

    private Keccak256() {}

    /** Hash of some bytes. */
    public static byte[] of(byte[] message) {
        var padded = Arrays.copyOf(message, (message.length / RATE_BYTES + 1) * RATE_BYTES);
        padded[message.length] ^= 0x01;
        padded[padded.length - 1] ^= (byte) 0x80;
        var state = new long[25];
        for (var block = 0; block < padded.length; block += RATE_BYTES) {
            for (var index = 0; index < RATE_BYTES; index++) {
                state[index / 8] ^= (padded[block + index] & 0xffL) << (8 * (index % 8));
            }
            permute(state);
        }
        var hash = new byte[32];
        for (var index = 0; index < hash.length; index++) {
            hash[index] = (byte) (state[index / 8] >>> (8 * (index % 8)));
        }
        return hash;
    }

    private static void permute(long[] state) {
        var column = new long[5];
        for (var round = 0; round < ROUNDS; round++) {
            theta(state, column);
            rhoAndPi(state);
            chi(state, column);
            state[0] ^= CONSTANTS[round];
        }
    }

    private static void theta(long[] state, long[] column) {
        for (var x = 0; x < 5; x++) {
            column[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
        }
        for (var x = 0; x < 5; x++) {
            var mixed = column[(x + 4) % 5] ^ Long.rotateLeft(column[(x + 1) % 5], 1);
            for (var y = 0; y < 25; y += 5) {
                state[x + y] ^= mixed;
            }
        }
    }

    private static void rhoAndPi(long[] state) {
        var moved = state[1];
        for (var step = 0; step < LANES.length; step++) {
            var next = state[LANES[step]];
            state[LANES[step]] = Long.rotateLeft(moved, ROTATIONS[step]);
            moved = next;
        }
    }

    private static void chi(long[] state, long[] row) {
        for (var y = 0; y < 25; y += 5) {
            System.arraycopy(state, y, row, 0, 5);
            for (var x = 0; x < 5; x++) {
                state[y + x] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
            }
        }
    }

    /** The constants of iota come from a shift register of eight bits. */
    private static long[] constants() {
        var constants = new long[ROUNDS];
        var register = 1;
        for (var round = 0; round < ROUNDS; round++) {
            for (var bit = 0; bit < 7; bit++) {
                if ((register & 1) != 0) {
                    constants[round] ^= 1L << ((1 << bit) - 1);
                }
                register = register << 1 ^ ((register & 0x80) != 0 ? 0x171 : 0);
            }
        }
        return constants;
    }
}
