/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.vault;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Objects;

/** The secret that signs session tokens: made once, the same in every gateway of this vault. */
@Singleton
public final class SigningKeys {
    private static final int SECRET_BYTES = 32;
    private final Vault vault;

    SigningKeys(Vault vault) {
        this.vault = vault;
    }

    /** 32 random bytes. */
    public byte[] secret() {
        byte[] proposed = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(proposed);
        vault.update(
                "INSERT INTO signing_key (secret) VALUES (?) ON CONFLICT DO NOTHING", proposed);
        return Objects.requireNonNull(
                vault.first(row -> row.getBytes(1), "SELECT secret FROM signing_key"));
    }
}
