/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.vault;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ale.kernel.ClientId;
import org.jspecify.annotations.Nullable;

/** What clients bought from the treasury, and which of the provider's events were dealt with. */
@Singleton
public final class PurchaseVault {
    private static final String SELECT =
            """
            SELECT purchase_id, client_id, job_id, base_units, amount_minor, currency,
                refund_account, expires_at, session_id, payment
            FROM purchase
            """;

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
                vault.first(PurchaseVault::purchase, SELECT + "WHERE purchase_id = ?", id));
    }

    /**
     * A purchase that the treasury was asked to deposit for.
     *
     * @param payment the provider's name of what was paid
     */
    public record Waiting(Purchase purchase, String payment) {}

    /** Purchases whose deposit is not decided, oldest first. */
    public List<Waiting> waiting(int limit) {
        return vault.list(
                row -> new Waiting(purchase(row), row.getString(10)),
                SELECT + "WHERE state = 'DEPOSITED' ORDER BY created_at LIMIT ?",
                limit);
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

    /** Whether the treasury was asked to deposit for a purchase, whatever came of it. */
    public boolean isDecided(UUID purchase) {
        var found =
                vault.first(
                        row -> row.getString(1),
                        "SELECT state FROM purchase"
                                + " WHERE purchase_id = ? AND state NOT IN ('OPEN', 'GIVEN_BACK')",
                        purchase);
        return found != null;
    }

    /** Whether the treasury was asked because of this very payment, told by any event. */
    public boolean isPaidBy(UUID purchase, String payment) {
        var found =
                vault.first(
                        row -> row.getString(1),
                        "SELECT state FROM purchase WHERE purchase_id = ? AND payment = ?"
                                + " AND state NOT IN ('OPEN', 'GIVEN_BACK')",
                        purchase,
                        payment);
        return found != null;
    }

    /** Whether another purchase has this deposit. */
    public boolean isTaken(String depositId, UUID purchase) {
        var found =
                vault.first(
                        row -> row.getString(1),
                        "SELECT deposit_id FROM purchase WHERE deposit_id = ? AND purchase_id <> ?",
                        depositId,
                        purchase);
        return found != null;
    }

    /** Notes that the job was funded by the purchase. */
    public void fund(UUID purchase, String depositId) {
        vault.update(
                "UPDATE purchase SET state = 'FUNDED', deposit_id = ?"
                        + " WHERE purchase_id = ? AND state = 'DEPOSITED'",
                depositId,
                purchase);
    }

    /**
     * Notes that the purchase cannot fund its job any more; another one may.
     *
     * @param depositId what was refused; null if it never came to a deposit
     */
    public void refuse(UUID purchase, @Nullable String depositId) {
        vault.update(
                """
                WITH p AS (UPDATE purchase SET state = 'REFUSED', deposit_id = ?
                    WHERE purchase_id = ? RETURNING purchase_id)
                DELETE FROM purchased_job WHERE purchase_id IN (SELECT purchase_id FROM p)
                """,
                depositId,
                purchase);
    }

    /** Lets one purchase pay a job. Answers false if another one does. */
    public boolean claim(Purchase purchase) {
        vault.update(
                "INSERT INTO purchased_job (job_id, purchase_id) VALUES (?, ?)"
                        + " ON CONFLICT DO NOTHING",
                purchase.job(),
                purchase.id());
        return isClaimed(purchase);
    }

    /** Whether this is the purchase that pays its job. */
    public boolean isClaimed(Purchase purchase) {
        var holder =
                vault.first(
                        row -> row.getObject(1, UUID.class),
                        "SELECT purchase_id FROM purchased_job WHERE job_id = ?",
                        purchase.job());
        return purchase.id().equals(holder);
    }

    /** Notes what became of an event and its purchase, both or neither. */
    public void settle(String eventId, UUID purchase, String payment, String outcome) {
        vault.update(
                """
                WITH e AS (INSERT INTO provider_event (event_id, purchase_id, outcome)
                    VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING purchase_id)
                UPDATE purchase SET state = ?, payment = ?
                WHERE purchase_id IN (SELECT purchase_id FROM e) AND state IN ('OPEN', 'GIVEN_BACK')
                """,
                eventId,
                purchase,
                outcome,
                outcome,
                payment);
    }
}
