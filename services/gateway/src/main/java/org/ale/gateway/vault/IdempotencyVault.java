/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.vault;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which requests with an Idempotency-Key are running, and what the finished ones were answered. */
@Singleton
public final class IdempotencyVault {
    /** A claim older than this belongs to a gateway that died: the next request takes it over. */
    private static final int CLAIM_SECONDS = 30;

    /** What is known of a key. */
    public sealed interface Claim {
        /** The key is ours: carry the request out. */
        record Ours() implements Claim {}

        /** The same request is being carried out. */
        record Running() implements Claim {}

        /** The key names another request. */
        record OtherRequest() implements Claim {}

        /** The request was answered before. */
        record Answered(int status, String body) implements Claim {}
    }

    private record Stored(byte[] sha256, int status, @Nullable String body) {}

    private final Vault vault;

    IdempotencyVault(Vault vault) {
        this.vault = vault;
    }

    /** Claims a key for a request, or tells what is known of it. */
    public Claim claim(UUID caller, String key, byte[] requestSha256) {
        int claimed =
                vault.update(
                        """
                        INSERT INTO idempotent_request AS r (client_id, key, request_sha256)
                        VALUES (?, ?, ?)
                        ON CONFLICT (client_id, key) DO UPDATE SET claimed_at = now()
                        WHERE r.status IS NULL AND r.request_sha256 = excluded.request_sha256
                          AND r.claimed_at < now() - make_interval(secs => ?)
                        """,
                        caller,
                        key,
                        requestSha256,
                        CLAIM_SECONDS);
        return claimed == 1 ? new Claim.Ours() : known(caller, key, requestSha256);
    }

    private Claim known(UUID caller, String key, byte[] requestSha256) {
        var stored =
                vault.first(
                        row -> new Stored(row.getBytes(1), row.getInt(2), row.getString(3)),
                        """
                        SELECT request_sha256, status, body FROM idempotent_request
                        WHERE client_id = ? AND key = ?
                        """,
                        caller,
                        key);
        if (stored == null) {
            return new Claim.Running();
        }
        if (!Arrays.equals(stored.sha256(), requestSha256)) {
            return new Claim.OtherRequest();
        }
        return stored.body() == null
                ? new Claim.Running()
                : new Claim.Answered(stored.status(), stored.body());
    }

    /** Keeps the answer of a claimed request. */
    public void answer(UUID caller, String key, int status, String body) {
        vault.update(
                "UPDATE idempotent_request SET status = ?, body = ? WHERE client_id = ? AND key ="
                        + " ?",
                status,
                body,
                caller,
                key);
    }

    /**
     * Gives a claim back: the request failed and may be tried again at once. It may have been
     * carried out all the same, so the key stays its own; only the claim is as old as a dead one.
     */
    public void release(UUID caller, String key) {
        vault.update(
                """
                UPDATE idempotent_request SET claimed_at = now() - make_interval(secs => ?)
                WHERE client_id = ? AND key = ? AND status IS NULL
                """,
                CLAIM_SECONDS + 1,
                caller,
                key);
    }
}
