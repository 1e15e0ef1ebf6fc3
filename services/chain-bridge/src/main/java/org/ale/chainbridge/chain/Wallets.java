/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SignatureException;
import java.util.Arrays;
import org.ale.chainbridge.domain.Address;
import org.ale.chainbridge.domain.Signature;
import org.ale.kernel.WorkerId;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;

/** What accounts signed outside the chain. */
public final class Wallets {
    private static final int WORD = 32;

    private Wallets() {}

    /** The words by which an account's owner agrees to be paid for a worker (EIP-191). */
    public static String consent(WorkerId worker) {
        return "ALE payout address of worker " + worker;
    }

    /** Whether the account's owner agrees to be paid for this worker. */
    public static boolean agrees(Address account, WorkerId worker, Signature signature) {
        var bytes = signature.bytes();
        var data =
                new Sign.SignatureData(
                        new byte[] {recovery(bytes[2 * WORD])},
                        Arrays.copyOf(bytes, WORD),
                        Arrays.copyOfRange(bytes, WORD, 2 * WORD));
        try {
            BigInteger key =
                    Sign.signedPrefixedMessageToKey(
                            consent(worker).getBytes(StandardCharsets.UTF_8), data);
            return account.hex().equals("0x" + Keys.getAddress(key));
        } catch (SignatureException | RuntimeException e) {
            return false;
        }
    }

    private static byte recovery(byte v) {
        return v < 27 ? (byte) (v + 27) : v;
    }
}
