/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;

/**
 * Shuffles that follow from a seed. Its numbers are those of HMAC-SHA-256(seed, block), block from
 * 0 as 8 bytes big-endian, each block giving four numbers of 8 bytes. A place among n is a number
 * without sign modulo n; numbers at or above the largest multiple of n are passed over.
 */
final class Shuffle {
    private final byte[] seed;
    private ByteBuffer numbers = ByteBuffer.allocate(0);
    private long block;

    Shuffle(byte[] seed) {
        this.seed = seed.clone();
    }

    /** From the last place to the second, each is swapped with one drawn from those up to it. */
    void shuffle(List<Integer> items) {
        for (var place = items.size() - 1; place > 0; place--) {
            Collections.swap(items, place, below(place + 1));
        }
    }

    private int below(int count) {
        var surplus = Long.remainderUnsigned(-count, count);
        while (true) {
            var number = next();
            if (Long.compareUnsigned(number, -1 - surplus) <= 0) {
                return (int) Long.remainderUnsigned(number, count);
            }
        }
    }

    private long next() {
        if (!numbers.hasRemaining()) {
            var message = ByteBuffer.allocate(Long.BYTES).putLong(block++);
            numbers = ByteBuffer.wrap(HmacSha256.of(seed, message.array()));
        }
        return numbers.getLong();
    }
}
