/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import org.bouncycastle.crypto.digests.KeccakDigest;

/** The chain's hash: Keccak with the padding of before FIPS 202, 256 bits. */
public final class Keccak256 {
    private static final int BITS = 256;

    private Keccak256() {}

    /** Hash of some bytes. */
    public static byte[] of(byte[] input) {
        var digest = new KeccakDigest(BITS);
        digest.update(input, 0, input.length);
        var hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return hash;
    }
}
