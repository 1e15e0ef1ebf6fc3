/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.chain;

import org.bouncycastle.crypto.digests.KeccakDigest;

/** The hash of Ethereum: Keccak with the padding that SHA-3 had before it became a standard. */
final class Keccak256 {
    private static final int BITS = 256;

    private Keccak256() {}

    /** 32 bytes. */
    static byte[] of(byte[] input) {
        var digest = new KeccakDigest(BITS);
        digest.update(input, 0, input.length);
        var hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return hash;
    }
}
