/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.web3j.crypto.Keys;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.Sign;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.service.TxSignService;
import org.web3j.utils.Numeric;

/** A key that another process holds and signs with: web3signer's eth1 interface. */
final class RemoteKey implements TxSignService {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern PUBLIC_KEY = Pattern.compile("0x[0-9a-fA-F]{128}");
    private static final int WORD = 32;
    private static final int SIGNATURE = 2 * WORD + 1;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI endpoint;
    private final String address;

    /**
     * Remembers where to ask.
     *
     * @param signer where web3signer listens
     * @param publicKey 64 bytes in hex, which name the key there
     */
    RemoteKey(URI signer, String publicKey) {
        if (!PUBLIC_KEY.matcher(publicKey).matches()) {
            throw new IllegalArgumentException(
                    "ale.bridge.signer-public-key is not 0x and 128 hex digits");
        }
        endpoint = signer.resolve("/api/v1/eth1/sign/" + publicKey);
        address = Numeric.prependHexPrefix(Keys.getAddress(publicKey));
    }

    /** Asks for the signature of the bytes; what is signed is checked by who holds the address. */
    @Override
    public byte[] sign(RawTransaction transaction, long chainId) {
        var data = Numeric.toHexString(TransactionEncoder.encode(transaction));
        var signature = Numeric.hexStringToByteArray(asked("{\"data\":\"" + data + "\"}"));
        if (signature.length != SIGNATURE) {
            throw new NodeException("the signer answers no signature");
        }
        return TransactionEncoder.encode(
                transaction,
                new Sign.SignatureData(
                        signature[2 * WORD],
                        Arrays.copyOf(signature, WORD),
                        Arrays.copyOfRange(signature, WORD, 2 * WORD)));
    }

    private String asked(String body) {
        var request =
                HttpRequest.newBuilder(endpoint)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new NodeException("the signer answers " + answer.statusCode());
            }
            return answer.body().strip();
        } catch (IOException e) {
            throw new NodeException("the signer does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeException("interrupted", e);
        }
    }

    @Override
    public String getAddress() {
        return address;
    }
}
