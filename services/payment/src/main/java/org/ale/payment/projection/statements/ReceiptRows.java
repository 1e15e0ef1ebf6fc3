/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.projection.statements;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.kernel.PoolId;
import org.ale.payment.domain.UnpaidReason;
import org.ale.schemas.payment.v1.Payee;

/** Outcomes of one batch, written by one statement. */
final class ReceiptRows {
    private static final String INSERT =
            """
            insert into receipt (worker, at_millis, partition, position, community, job, item,
                    outcome, paid, unpaid_because)
            select * from unnest(?::uuid[], ?::bigint[], ?::integer[], ?::bigint[], ?::uuid[],
                    ?::uuid[], ?::integer[], ?::text[], ?::numeric[], ?::text[])
            """;

    private final List<UUID> workers = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private final List<Integer> partitions = new ArrayList<>();
    private final List<Long> positions = new ArrayList<>();
    private final List<UUID> communities = new ArrayList<>();
    private final List<UUID> jobs = new ArrayList<>();
    private final List<Integer> items = new ArrayList<>();
    private final List<String> outcomes = new ArrayList<>();
    private final List<BigDecimal> paid = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();

    void add(Envelope<?> envelope, String poolId, Payee payee, Outcome outcome) {
        var pool = PoolId.of(poolId);
        workers.add(UUID.fromString(payee.getWorkerId()));
        times.add(envelope.at().toEpochMilli());
        partitions.add(envelope.partition());
        positions.add(envelope.position());
        communities.add(UUID.fromString(envelope.streamId()));
        jobs.add(pool.jobId().value());
        items.add(pool.item());
        outcomes.add(outcome.name());
        paid.add(new BigDecimal(payee.getPaidBaseUnits()));
        reasons.add("");
    }

    /** Why the one who was added last is not paid. */
    void because(UnpaidReason reason) {
        reasons.set(reasons.size() - 1, reason.name());
    }

    void insert(Connection sql) throws SQLException {
        if (workers.isEmpty()) {
            return;
        }
        try (var insert = sql.prepareStatement(INSERT)) {
            insert.setArray(1, sql.createArrayOf("uuid", workers.toArray()));
            insert.setArray(2, sql.createArrayOf("bigint", times.toArray()));
            insert.setArray(3, sql.createArrayOf("integer", partitions.toArray()));
            insert.setArray(4, sql.createArrayOf("bigint", positions.toArray()));
            insert.setArray(5, sql.createArrayOf("uuid", communities.toArray()));
            insert.setArray(6, sql.createArrayOf("uuid", jobs.toArray()));
            insert.setArray(7, sql.createArrayOf("integer", items.toArray()));
            insert.setArray(8, sql.createArrayOf("text", outcomes.toArray()));
            insert.setArray(9, sql.createArrayOf("numeric", paid.toArray()));
            insert.setArray(10, sql.createArrayOf("text", reasons.toArray()));
            insert.executeUpdate();
        }
    }
}
