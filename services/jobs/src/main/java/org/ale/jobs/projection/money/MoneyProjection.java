/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.projection.money;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.eventsourcing.postgres.Projection;
import org.ale.eventsourcing.postgres.Projector;
import org.ale.eventsourcing.postgres.Projectors;
import org.ale.kernel.PoolId;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.type.v1.Posting;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Sums what each job was funded with, what it has paid, and what went back. */
@ApplicationScoped
public class MoneyProjection implements Projection<AccountEvent> {
    /** Name of the read model. */
    public static final String NAME = "money";

    private static final String ADD =
            "insert into job_money as known (job_id, funded, paid, fees, refunded)"
                    + " values (?, ?, ?, ?, ?)"
                    + " on conflict (job_id) do update set funded = known.funded + excluded.funded,"
                    + " paid = known.paid + excluded.paid, fees = known.fees + excluded.fees,"
                    + " refunded = known.refunded + excluded.refunded";

    private final Projector<AccountEvent> projector;

    @Inject
    MoneyProjection(Projectors projectors) {
        projector = projectors.of(this, AccountEvent.parser());
    }

    private static final class Sums {
        BigInteger funded = BigInteger.ZERO;
        BigInteger paid = BigInteger.ZERO;
        BigInteger fees = BigInteger.ZERO;
        BigInteger refunded = BigInteger.ZERO;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Incoming(NAME)
    @Blocking
    void project(ConsumerRecords<String, byte[]> records) {
        projector.project(records);
    }

    @Override
    public void apply(Connection sql, List<Envelope<AccountEvent>> events) throws SQLException {
        Map<String, Sums> jobs = new LinkedHashMap<>();
        for (var envelope : events) {
            add(jobs, envelope.event());
        }
        try (var upsert = sql.prepareStatement(ADD)) {
            for (var entry : jobs.entrySet()) {
                upsert.setObject(1, UUID.fromString(entry.getKey()));
                upsert.setBigDecimal(2, new BigDecimal(entry.getValue().funded));
                upsert.setBigDecimal(3, new BigDecimal(entry.getValue().paid));
                upsert.setBigDecimal(4, new BigDecimal(entry.getValue().fees));
                upsert.setBigDecimal(5, new BigDecimal(entry.getValue().refunded));
                upsert.addBatch();
            }
            upsert.executeBatch();
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
        } else if (event.hasItemsRefunded()) {
            var refunded = event.getItemsRefunded();
            var sums = sums(jobs, refunded.getJobId());
            sums.refunded = sums.refunded.add(refunds(refunded.getPostingsList()));
        } else if (event.hasEscrowClosed()) {
            var closed = event.getEscrowClosed();
            var sums = sums(jobs, closed.getJobId());
            sums.refunded = sums.refunded.add(refunds(closed.getPostingsList()));
        }
    }

    private static Sums sums(Map<String, Sums> jobs, String job) {
        return jobs.computeIfAbsent(job, _ -> new Sums());
    }

    private static BigInteger refunds(List<Posting> postings) {
        return postings.stream()
                .filter(posting -> posting.getAccount().startsWith("refund:"))
                .map(posting -> new BigInteger(posting.getBaseUnits()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }
}
