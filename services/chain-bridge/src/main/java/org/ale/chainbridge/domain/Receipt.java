/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.io.Serializable;

/**
 * Where a transaction is.
 *
 * @param hash of the bytes that were mined
 * @param succeeded false if the contract refused
 * @param gasUsed of the whole transaction
 */
public record Receipt(
        long nonce, Hash32 hash, long block, Hash32 blockHash, boolean succeeded, long gasUsed)
        implements Serializable {}
