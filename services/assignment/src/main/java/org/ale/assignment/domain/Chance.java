/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import java.nio.ByteBuffer;
import java.util.List;
import org.ale.kernel.PoolId;

/** Which of the eligible pools a draw takes. */
@FunctionalInterface
public interface Chance {
    /**
     * HMAC-SHA-256(seed, epoch ‖ counter ‖ attempt), all numbers 8 bytes big-endian; its first 8
     * bytes as a number without sign, modulo the count of pools. Numbers at or above the largest
     * multiple of the count are rejected and the next attempt is taken, so that each pool is
     * equally likely.
     */
    Chance UNIFORM = Chance::uniform;

    /**
     * Takes one.
     *
     * @param seed of the epoch
     * @param counter of the draw in the epoch, from 1
     * @param eligible pools in order of opening, not empty
     * @return an index
     */
    int draw(byte[] seed, long epoch, long counter, List<PoolId> eligible);

    private static int uniform(byte[] seed, long epoch, long counter, List<PoolId> eligible) {
        var count = eligible.size();
        // 2^64 mod count numbers at the top would make the first pools likelier.
        var surplus = Long.remainderUnsigned(-count, count);
        for (var attempt = 0L; ; attempt++) {
            var message = ByteBuffer.allocate(24).putLong(epoch).putLong(counter).putLong(attempt);
            var number = ByteBuffer.wrap(HmacSha256.of(seed, message.array())).getLong();
            if (Long.compareUnsigned(number, -1 - surplus) <= 0) {
                return (int) Long.remainderUnsigned(number, count);
            }
        }
    }
}
