/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.WalletUtils;
import org.web3j.crypto.exception.CipherException;
import org.web3j.service.TxSignService;
import org.web3j.service.TxSignServiceImpl;

/** Reads the poster's key. Whatever is wrong with it is said before anything is sent. */
final class PosterKey {
    private PosterKey() {}

    /** From wherever the configuration says that it lies. */
    static TxSignService of(BridgeConfig config) {
        if (config.signerUrl.isPresent()) {
            return new RemoteKey(
                    config.signerUrl.get(),
                    needed(config.signerPublicKey, "ale.bridge.signer-public-key"));
        }
        if (config.keystore.isPresent()) {
            return new TxSignServiceImpl(
                    fromKeystore(
                            config.keystore.get(),
                            needed(
                                    config.keystorePasswordFile,
                                    "ale.bridge.keystore-password-file")));
        }
        return new TxSignServiceImpl(
                fromHex(needed(config.posterKey, "ale.bridge.keystore or signer-url")));
    }

    private static <T> T needed(Optional<T> value, String key) {
        return value.orElseThrow(() -> new IllegalArgumentException(key + " is not set"));
    }

    /**
     * From an encrypted key file (Web3 Secret Storage, scrypt), as wallets and web3signer make it.
     *
     * @param passwordFile its first line is the password
     * @throws IllegalArgumentException with a reason for a person
     */
    static Credentials fromKeystore(Path keystore, Path passwordFile) {
        var password = password(passwordFile);
        if (!Files.isRegularFile(keystore)) {
            throw new IllegalArgumentException("there is no key file " + keystore);
        }
        try {
            return WalletUtils.loadCredentials(password, keystore.toFile());
        } catch (CipherException e) {
            throw new IllegalArgumentException(
                    "the password of %s does not open %s".formatted(passwordFile, keystore), e);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(keystore + " is no key file", e);
        }
    }

    private static String password(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        } catch (IOException e) {
            throw new IllegalArgumentException("the password file cannot be read: " + file, e);
        }
    }

    /** From 32 bytes in hex: for development only. */
    static Credentials fromHex(String key) {
        if (!WalletUtils.isValidPrivateKey(key)) {
            throw new IllegalArgumentException("ale.bridge.poster-key is not 0x and 64 hex digits");
        }
        return Credentials.create(key);
    }
}
