/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import org.ale.chainbridge.domain.Bytes;
import org.ale.chainbridge.domain.Fees;
import org.ale.chainbridge.domain.Hash32;
import org.ale.chainbridge.domain.Intent;

/**
 * Signs typed intents and nothing else: whoever holds a reference to it cannot make it sign a
 * transfer. In production it is another process.
 */
interface Signer {
    /** Signed bytes and their hash. */
    record Signed(Bytes raw, Hash32 hash) {}

    Signed sign(Intent intent, long nonce, long gasLimit, Fees fees);

    /** Whose signature it is. */
    String address();
}
