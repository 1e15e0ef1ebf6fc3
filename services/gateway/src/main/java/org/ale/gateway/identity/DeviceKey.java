/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An Ed25519 public key that a worker's device made.
 *
 * @param x509 the 44 bytes of its X.509 form
 */
public record DeviceKey(byte[] x509) {
    private static final byte[] X509_HEADER = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int RAW_BYTES = 32;

    /**
     * Reads base64url of the raw 32 bytes or of the X.509 form.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static DeviceKey parse(String base64url) {
        byte[] bytes = Base64.getUrlDecoder().decode(base64url);
        byte[] x509 = bytes.length == RAW_BYTES ? withHeader(bytes) : bytes;
        boolean ed25519 =
                x509.length == X509_HEADER.length + RAW_BYTES
                        && Arrays.equals(Arrays.copyOf(x509, X509_HEADER.length), X509_HEADER);
        if (!ed25519) {
            throw new IllegalArgumentException("not an Ed25519 public key");
        }
        return new DeviceKey(x509);
    }

    /** Whether the key's owner signed the UTF-8 bytes of the text. */
    public boolean signed(String text, byte[] signature) {
        try {
            var key =
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] withHeader(byte[] raw) {
        byte[] x509 = Arrays.copyOf(X509_HEADER, X509_HEADER.length + RAW_BYTES);
        System.arraycopy(raw, 0, x509, X509_HEADER.length, RAW_BYTES);
        return x509;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeviceKey(var bytes) && Arrays.equals(x509, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(x509);
    }
}
