/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.Sign;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.crypto.WalletUtils;
import org.web3j.utils.Numeric;

/** Where the poster's key may lie, and what is said when it does not. */
class KeysTest {
    private static final Credentials KEY =
            Credentials.create(
                    "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d");

    @TempDir Path folder;

    private static void assertRefused(String reason, Executable reading) {
        var failure = assertThrows(IllegalArgumentException.class, reading);
        assertTrue(String.valueOf(failure.getMessage()).contains(reason), failure.toString());
    }

    @Test
    void opensAnEncryptedKeyFileWithItsPasswordOnly() throws Exception {
        var name =
                WalletUtils.generateWalletFile(
                        "secret", KEY.getEcKeyPair(), folder.toFile(), false);
        var keystore = folder.resolve(name);
        var password = Files.writeString(folder.resolve("password"), "secret\n");
        var read = PosterKey.fromKeystore(keystore, password);
        assertEquals(KEY.getAddress(), read.getAddress());
        assertTrue(!Files.readString(keystore).contains("59c6995e"), "the key is not in clear");

        var wrong = Files.writeString(folder.resolve("wrong"), "other\n");
        assertRefused("does not open", () -> PosterKey.fromKeystore(keystore, wrong));
        var nowhere = folder.resolve("nowhere");
        assertRefused("there is no key file", () -> PosterKey.fromKeystore(nowhere, password));
        assertRefused(
                "the password file cannot be read",
                () -> PosterKey.fromKeystore(keystore, nowhere));
        var scrap = Files.writeString(folder.resolve("scrap"), "not JSON");
        assertRefused("is no key file", () -> PosterKey.fromKeystore(scrap, password));
        assertRefused("64 hex digits", () -> PosterKey.fromHex("0x12"));
    }

    private static RawTransaction transaction() {
        return RawTransaction.createTransaction(
                31_337,
                BigInteger.ONE,
                BigInteger.valueOf(50_000),
                "0x" + "22".repeat(20),
                BigInteger.ZERO,
                "0x1234",
                BigInteger.ONE,
                BigInteger.TEN);
    }

    /** Signs as web3signer does: the signature of the data's hash, 65 bytes in hex. */
    private static HttpServer signer(String path) throws Exception {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                path,
                exchange -> {
                    var data = new ObjectMapper().readTree(exchange.getRequestBody()).path("data");
                    var signature =
                            Sign.signMessage(
                                    Numeric.hexStringToByteArray(data.asText()),
                                    KEY.getEcKeyPair());
                    var hex =
                            Numeric.toHexString(signature.getR())
                                    + Numeric.toHexStringNoPrefix(signature.getS())
                                    + Numeric.toHexStringNoPrefix(signature.getV());
                    var bytes = hex.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
        return server;
    }

    @Test
    void aRemoteSignerMakesTheSameBytesAsTheKeyItself() throws Exception {
        var publicKey =
                Numeric.toHexStringWithPrefixZeroPadded(KEY.getEcKeyPair().getPublicKey(), 128);
        var server = signer("/api/v1/eth1/sign/" + publicKey);
        try {
            var where = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            var remote = new RemoteKey(where, publicKey);
            assertEquals(KEY.getAddress(), remote.getAddress());
            assertArrayEquals(
                    TransactionEncoder.signMessage(transaction(), KEY),
                    remote.sign(transaction(), 31_337));
            var other = new RemoteKey(where, publicKey.replaceFirst("0x.", "0x1"));
            assertThrows(NodeException.class, () -> other.sign(transaction(), 31_337));
            assertRefused("128 hex digits", () -> new RemoteKey(where, "0x12"));
        } finally {
            server.stop(0);
        }
    }
}
