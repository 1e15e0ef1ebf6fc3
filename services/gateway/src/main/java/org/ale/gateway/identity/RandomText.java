/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.identity;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that nobody can guess. */
final class RandomText {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private RandomText() {}

    /** 256 random bits as 43 characters of base64url. */
    static String secret() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
