/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

/**
 * Blocks that were read.
 *
 * @param after the last block that was read before; the first time, the one before the contracts
 * @param afterHash its hash on the chain now
 * @param block the last block that was read now
 * @param blockHash its hash
 */
public record BlockRange(long after, Hash32 afterHash, long block, Hash32 blockHash) {
    public BlockRange {
        if (block <= after) {
            throw new IllegalArgumentException("a range has at least one block");
        }
    }
}
