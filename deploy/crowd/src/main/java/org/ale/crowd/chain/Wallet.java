/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd.chain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.ale.audit.chain.Abi;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Keys;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.Sign;
import org.web3j.crypto.TransactionEncoder;

/** A secp256k1 key and the account that it opens. The key leaves this object only as signatures. */
public final class Wallet {
    /** Key of anvil's account 4, known to the whole world: the client company of a local chain. */
    private static final String LOCAL_CLIENT =
            "0x47e179ec197488593b187f80a00eb0da91f1b9d0b13f8733639f19c30a34926a";

    private final Credentials credentials;

    private Wallet(Credentials credentials) {
        this.credentials = credentials;
    }

    /** A new key. */
    public static Wallet random() {
        try {
            return new Wallet(Credentials.create(Keys.createEcKeyPair()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this machine makes no keys", e);
        }
    }

    /** The client company of a local chain: it has ether for gas. */
    public static Wallet localClient() {
        return new Wallet(Credentials.create(LOCAL_CLIENT));
    }

    /** The account, lower case. */
    public String account() {
        return credentials.getAddress();
    }

    /** EIP-191 signature of a text, 65 bytes in hex. */
    public String sign(String text) {
        var signature =
                Sign.signPrefixedMessage(
                        text.getBytes(StandardCharsets.UTF_8), credentials.getEcKeyPair());
        return Abi.hex(signature.getR())
                + Abi.hex(signature.getS()).substring(2)
                + Abi.hex(signature.getV()).substring(2);
    }

    /** Bytes of a signed transaction, in hex. */
    String sign(RawTransaction transaction) {
        return Abi.hex(TransactionEncoder.signMessage(transaction, credentials));
    }
}
