/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.projection.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.kernel.PoolId;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.type.v1.Posting;

/** Writes what each job's money became, and which items' pots were shared. */
final class MoneyTables {
    private static final String ADD =
            """
            insert into job_money as known
                (job_id, funded, paid, fees, refunded, withdrawn, closed, places)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (job_id) do update set funded = known.funded + excluded.funded,
            paid = known.paid + excluded.paid, fees = known.fees + excluded.fees,
            refunded = known.refunded + excluded.refunded,
            withdrawn = known.withdrawn + excluded.withdrawn,
            closed = known.closed or excluded.closed,
            places = known.places + excluded.places\
            """;
    private static final String PAID =
            "insert into paid_item (job_id, item) select * from unnest(?::uuid[], ?::int[])"
                    + " on conflict do nothing";

    private final Connection sql;

    MoneyTables(Connection sql) {
        this.sql = sql;
    }

    private static final class Sums {
        BigInteger funded = BigInteger.ZERO;
        BigInteger paid = BigInteger.ZERO;
        BigInteger fees = BigInteger.ZERO;
        BigInteger refunded = BigInteger.ZERO;
        int withdrawn;
        boolean closed;

        /** For newcomers, paid. */
        int places;
    }

    void write(List<Envelope<AccountEvent>> events) throws SQLException {
        Map<String, Sums> jobs = new LinkedHashMap<>();
        List<PoolId> paid = new ArrayList<>();
        for (var envelope : events) {
            add(jobs, envelope.event());
            if (envelope.event().hasPotSplit()) {
                paid.add(PoolId.of(envelope.event().getPotSplit().getPoolId()));
            }
        }
        if (!paid.isEmpty()) {
            pay(paid);
        }
        try (var upsert = sql.prepareStatement(ADD)) {
            for (var entry : jobs.entrySet()) {
                upsert.setObject(1, UUID.fromString(entry.getKey()));
                upsert.setBigDecimal(2, new BigDecimal(entry.getValue().funded));
                upsert.setBigDecimal(3, new BigDecimal(entry.getValue().paid));
                upsert.setBigDecimal(4, new BigDecimal(entry.getValue().fees));
                upsert.setBigDecimal(5, new BigDecimal(entry.getValue().refunded));
                upsert.setInt(6, entry.getValue().withdrawn);
                upsert.setBoolean(7, entry.getValue().closed);
                upsert.setInt(8, entry.getValue().places);
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private void pay(List<PoolId> paid) throws SQLException {
        try (var insert = sql.prepareStatement(PAID)) {
            insert.setArray(
                    1,
                    sql.createArrayOf(
                            "uuid", paid.stream().map(pool -> pool.jobId().value()).toArray()));
            insert.setArray(
                    2, sql.createArrayOf("int4", paid.stream().map(PoolId::item).toArray()));
            insert.executeUpdate();
        }
    }

    private static void add(Map<String, Sums> jobs, AccountEvent event) {
        if (event.hasEscrowFunded()) {
            var funded = event.getEscrowFunded();
            var sums = sums(jobs, funded.getJobId());
            sums.funded = sums.funded.add(new BigInteger(funded.getFundedBaseUnits()));
            sums.refunded = sums.refunded.add(refunds(funded.getPostingsList()));
        } else if (event.hasPotSplit()) {
            var split = event.getPotSplit();
            var sums = sums(jobs, PoolId.of(split.getPoolId()).jobId().toString());
            sums.paid = sums.paid.add(new BigInteger(split.getPotBaseUnits()));
            sums.fees = sums.fees.add(new BigInteger(split.getFeeBaseUnits()));
            sums.places += split.getOnboarding() ? 1 : 0;
        } else if (event.hasItemsRefunded()) {
            var refunded = event.getItemsRefunded();
            var sums = sums(jobs, refunded.getJobId());
            sums.refunded = sums.refunded.add(refunds(refunded.getPostingsList()));
            sums.withdrawn += refunded.getCount();
        } else if (event.hasEscrowClosed()) {
            var closed = event.getEscrowClosed();
            var sums = sums(jobs, closed.getJobId());
            sums.refunded = sums.refunded.add(refunds(closed.getPostingsList()));
            sums.closed = true;
        } else if (event.hasEscrowReturned()) {
            var returned = event.getEscrowReturned();
            var sums = sums(jobs, returned.getJobId());
            sums.refunded = sums.refunded.add(refunds(returned.getPostingsList()));
        }
    }

    private static Sums sums(Map<String, Sums> jobs, String job) {
        return jobs.computeIfAbsent(job, _ -> new Sums());
    }

    /** What goes back to the client: to be fetched on the chain, or there already. */
    private static BigInteger refunds(List<Posting> postings) {
        return postings.stream()
                .filter(posting ->
                        posting.getAccount().startsWith("refund:")
                                || posting.getAccount().startsWith("returned:"))
                .map(posting -> new BigInteger(posting.getBaseUnits()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }
}
