/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.vault;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.ale.kernel.ClientId;

/** What clients bought from the treasury, and which of the provider's events were dealt with. */
@Singleton
public final class PurchaseVault {
    private final Vault vault;

    PurchaseVault(Vault vault) {
        this.vault = vault;
    }

    /** Keeps a purchase; the same again changes nothing. */
    public void add(Purchase purchase) {
        vault.update(
                """
                INSERT INTO purchase (purchase_id, client_id, job_id, base_units, amount_minor,
                    currency, refund_account, expires_at, session_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """,
                purchase.id(),
                purchase.client().value(),
                purchase.job(),
                new BigDecimal(purchase.baseUnits()),
                purchase.amountMinor(),
                purchase.currency(),
                purchase.refundAccount(),
                OffsetDateTime.ofInstant(purchase.expiresAt(), ZoneOffset.UTC),
                purchase.sessionId());
    }

    /** The purchase of this name. */
    public Optional<Purchase> find(UUID id) {
        return Optional.ofNullable(
                vault.first(
                        PurchaseVault::purchase,
                        """
                        SELECT purchase_id, client_id, job_id, base_units, amount_minor, currency,
                            refund_account, expires_at, session_id
                        FROM purchase WHERE purchase_id = ?
                        """,
                        id));
    }

    private static Purchase purchase(ResultSet row) throws SQLException {
        return new Purchase(
                row.getObject(1, UUID.class),
                new ClientId(row.getObject(2, UUID.class)),
                row.getObject(3, UUID.class),
                row.getBigDecimal(4).toBigIntegerExact(),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getString(9));
    }

    /** Whether an event was dealt with. */
    public boolean isKnown(String eventId) {
        var found =
                vault.first(
                        row -> row.getString(1),
                        "SELECT outcome FROM provider_event WHERE event_id = ?",
                        eventId);
        return found != null;
    }

    /** Whether the treasury has deposited for a purchase. */
    public boolean isDeposited(UUID purchase) {
        var found =
                vault.first(
                        row -> row.getString(1),
                        "SELECT state FROM purchase WHERE purchase_id = ? AND state = 'DEPOSITED'",
                        purchase);
        return found != null;
    }

    /** Lets one purchase pay a job. Answers false if another one does. */
    public boolean claim(Purchase purchase) {
        vault.update(
                "INSERT INTO purchased_job (job_id, purchase_id) VALUES (?, ?)"
                        + " ON CONFLICT DO NOTHING",
                purchase.job(),
                purchase.id());
        var holder =
                vault.first(
                        row -> row.getObject(1, UUID.class),
                        "SELECT purchase_id FROM purchased_job WHERE job_id = ?",
                        purchase.job());
        return purchase.id().equals(holder);
    }

    /** Notes what became of an event and its purchase, both or neither. */
    public void settle(String eventId, UUID purchase, String outcome) {
        vault.update(
                """
                WITH e AS (INSERT INTO provider_event (event_id, purchase_id, outcome)
                    VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING purchase_id)
                UPDATE purchase SET state = ?
                WHERE purchase_id IN (SELECT purchase_id FROM e) AND state <> 'DEPOSITED'
                """,
                eventId,
                purchase,
                outcome,
                outcome);
    }
}
