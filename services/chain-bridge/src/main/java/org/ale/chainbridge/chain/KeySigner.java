/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import java.math.BigInteger;
import org.ale.chainbridge.domain.Bytes;
import org.ale.chainbridge.domain.Fees;
import org.ale.chainbridge.domain.Hash32;
import org.ale.chainbridge.domain.Intent;
import org.web3j.crypto.Hash;
import org.web3j.crypto.RawTransaction;
import org.web3j.service.TxSignService;

/** Signs by whatever holds the key: a local key in development, a remote signer in production. */
final class KeySigner implements Signer {
    private final TxSignService key;
    private final Calls calls;
    private final long chainId;

    KeySigner(TxSignService key, Deployment deployment) {
        this.key = key;
        calls = new Calls(deployment);
        chainId = deployment.chainId();
        if (!key.getAddress().equalsIgnoreCase(deployment.poster().hex())) {
            throw new IllegalArgumentException(
                    "the key is of " + key.getAddress() + "; the poster is " + deployment.poster());
        }
    }

    @Override
    public Signed sign(Intent intent, long nonce, long gasLimit, Fees fees) {
        var call = calls.of(intent);
        var transaction =
                RawTransaction.createTransaction(
                        chainId,
                        BigInteger.valueOf(nonce),
                        BigInteger.valueOf(gasLimit),
                        call.to().hex(),
                        BigInteger.ZERO,
                        call.data(),
                        fees.priority(),
                        fees.max());
        var raw = key.sign(transaction, chainId);
        var hash = new Hash32("0x" + java.util.HexFormat.of().formatHex(Hash.sha3(raw)));
        return new Signed(Bytes.of(raw), hash);
    }

    @Override
    public String address() {
        return key.getAddress();
    }
}
