/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class DeviceKeyTest {
    private static KeyPair pair() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private static byte[] sign(KeyPair pair, String text) throws GeneralSecurityException {
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return signature.sign();
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void readsTheRawAndTheX509FormAlike() throws GeneralSecurityException {
        var x509 = pair().getPublic().getEncoded();
        var raw = Arrays.copyOfRange(x509, 12, 44);

        assertEquals(DeviceKey.parse(base64url(x509)), DeviceKey.parse(base64url(raw)));
    }

    @Test
    void refusesWhatIsNoKey() {
        assertThrows(
                IllegalArgumentException.class, () -> DeviceKey.parse(base64url(new byte[31])));
        assertThrows(
                IllegalArgumentException.class, () -> DeviceKey.parse(base64url(new byte[44])));
        assertThrows(IllegalArgumentException.class, () -> DeviceKey.parse("+/+/"));
    }

    @Test
    void knowsItsOwnSignatureOnly() throws GeneralSecurityException {
        var pair = pair();
        var key = DeviceKey.parse(base64url(pair.getPublic().getEncoded()));

        assertTrue(key.signed("challenge", sign(pair, "challenge")));
        assertFalse(key.signed("another", sign(pair, "challenge")));
        assertFalse(key.signed("challenge", sign(pair(), "challenge")));
        assertFalse(key.signed("challenge", new byte[3]));
    }
}
