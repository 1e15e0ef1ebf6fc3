/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.vault;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.ale.kernel.ClientId;

/** Clients and the hashes of their API keys. */
@Singleton
public final class ClientVault {
    private final Vault vault;

    ClientVault(Vault vault) {
        this.vault = vault;
    }

    /** Keeps a new client with his first key, both or neither. */
    public void add(ClientId client, String name, byte[] keySha256) {
        vault.update(
                """
                WITH c AS (INSERT INTO client (client_id, name) VALUES (?, ?) RETURNING client_id)
                INSERT INTO api_key (client_id, key_sha256) SELECT client_id, ? FROM c
                """,
                client.value(),
                name,
                keySha256);
    }

    /** Whose key it is. */
    public Optional<ClientId> ownerOf(byte[] keySha256) {
        return Optional.ofNullable(
                        vault.first(
                                row -> row.getObject(1, UUID.class),
                                "SELECT client_id FROM api_key WHERE key_sha256 = ?",
                                keySha256))
                .map(ClientId::new);
    }
}
