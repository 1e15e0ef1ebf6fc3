/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import org.bouncycastle.crypto.digests.KeccakDigest;

/** Keccak-256, as contracts compute it. One instance belongs to one thread. */
final class Keccak {
    private final KeccakDigest digest = new KeccakDigest(8 * Hash32.BYTES);

    static Hash32 of(byte[] data) {
        var hash = new byte[Hash32.BYTES];
        new Keccak().add(data, 0, data.length).into(hash, 0);
        return Hash32.of(hash);
    }

    Keccak add(byte[] data, int from, int length) {
        digest.update(data, from, length);
        return this;
    }

    /** Writes the hash of all that was added, and begins anew. */
    void into(byte[] target, int from) {
        digest.doFinal(target, from);
    }
}
