/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.vault;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.ale.kernel.WorkerId;

/** Workers' device keys and the challenges they are asked to sign. */
@Singleton
public final class WorkerVault {
    private final Vault vault;

    WorkerVault(Vault vault) {
        this.vault = vault;
    }

    /** Keeps a device key under a proposed name; a known key keeps its first name. */
    public WorkerId add(WorkerId proposed, byte[] publicKey) {
        vault.update(
                "INSERT INTO worker (worker_id, public_key) VALUES (?, ?) ON CONFLICT DO NOTHING",
                proposed.value(),
                publicKey);
        var id =
                vault.first(
                        row -> row.getObject(1, UUID.class),
                        "SELECT worker_id FROM worker WHERE public_key = ?",
                        publicKey);
        return new WorkerId(Objects.requireNonNull(id));
    }

    /** The device key of a worker. */
    public Optional<byte[]> publicKey(WorkerId worker) {
        return Optional.ofNullable(
                vault.first(
                        row -> row.getBytes(1),
                        "SELECT public_key FROM worker WHERE worker_id = ?",
                        worker.value()));
    }

    /** Keeps a challenge until it is used or lapses; false if there is no such worker. */
    public boolean challenge(WorkerId worker, String challenge, Instant expiresAt) {
        return vault.update(
                        """
                        INSERT INTO challenge (challenge, worker_id, expires_at)
                        SELECT ?, worker_id, ? FROM worker WHERE worker_id = ?
                        """,
                        challenge,
                        expiresAt.atOffset(ZoneOffset.UTC),
                        worker.value())
                == 1;
    }

    /** Uses a challenge up; false if it is unknown, used, lapsed or another worker's. */
    public boolean use(WorkerId worker, String challenge, Instant now) {
        return vault.update(
                        """
                        DELETE FROM challenge
                        WHERE challenge = ? AND worker_id = ? AND expires_at > ?
                        """,
                        challenge,
                        worker.value(),
                        now.atOffset(ZoneOffset.UTC))
                == 1;
    }
}
