/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.projection.poolresults;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.eventsourcing.postgres.Projection;
import org.ale.eventsourcing.postgres.Projector;
import org.ale.eventsourcing.postgres.Projectors;
import org.ale.kernel.PoolId;
import org.ale.schemas.consensus.v1.PoolEvent;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the label of each closed pool. A pool that an audit opens again has no label until it
 * closes.
 */
@ApplicationScoped
class PoolResultsProjection implements Projection<PoolEvent> {
    static final String NAME = "pool-results";

    private static final String UPSERT =
            """
            insert into pool_result (job_id, item, label, confidence_micro, votes,
                resolved, gold, agreement_bps)
            select * from unnest(?::uuid[], ?::int[], ?::int[], ?::int[], ?::int[],
                ?::bool[], ?::bool[], ?::int[])
            on conflict (job_id, item) do update set
                label = excluded.label, confidence_micro = excluded.confidence_micro,
                votes = excluded.votes, resolved = excluded.resolved, gold = excluded.gold,
                agreement_bps = excluded.agreement_bps\
            """;

    private static final String DELETE =
            """
            delete from pool_result using unnest(?::uuid[], ?::int[]) as gone (job_id, item)
            where pool_result.job_id = gone.job_id and pool_result.item = gone.item\
            """;

    private final Projector<PoolEvent> projector;

    @Inject
    PoolResultsProjection(Projectors projectors) {
        projector = projectors.of(this, PoolEvent.parser());
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
    public void apply(Connection sql, List<Envelope<PoolEvent>> events) throws SQLException {
        write(sql, lastWord(events));
    }

    /** The last word of a batch about each pool; null if it is open again. */
    private static Map<PoolId, @Nullable PoolResult> lastWord(List<Envelope<PoolEvent>> events) {
        var pools = new LinkedHashMap<PoolId, @Nullable PoolResult>();
        for (var envelope : events) {
            var event = envelope.event();
            switch (event.getEventCase()) {
                case POOL_CLOSED -> {
                    var result = PoolResult.of(event.getPoolClosed());
                    pools.put(result.pool(), result);
                }
                case POOL_RELABELLED -> {
                    var result = PoolResult.of(event.getPoolRelabelled());
                    pools.put(result.pool(), result);
                }
                case POOL_REOPENED ->
                        pools.put(PoolId.of(event.getPoolReopened().getPoolId()), null);
                default -> {}
            }
        }
        return pools;
    }

    private static void write(Connection sql, Map<PoolId, @Nullable PoolResult> pools)
            throws SQLException {
        var rows = pools.values().stream().filter(Objects::nonNull).toArray(PoolResult[]::new);
        if (rows.length > 0) {
            upsert(sql, rows);
        }
        var gone = pools.keySet().stream().filter(pool -> pools.get(pool) == null).toList();
        if (!gone.isEmpty()) {
            delete(sql, gone);
        }
    }

    private static void upsert(Connection sql, PoolResult[] rows) throws SQLException {
        var jobs = new Object[rows.length];
        var numbers = new Object[5][rows.length];
        var flags = new Object[2][rows.length];
        for (var index = 0; index < rows.length; index++) {
            var row = rows[index];
            jobs[index] = row.pool().jobId().value();
            numbers[0][index] = row.pool().item();
            numbers[1][index] = row.label();
            numbers[2][index] = row.confidenceMicro();
            numbers[3][index] = row.votes();
            numbers[4][index] = row.agreementBps();
            flags[0][index] = row.resolved();
            flags[1][index] = row.gold();
        }
        try (var statement = sql.prepareStatement(UPSERT)) {
            statement.setArray(1, sql.createArrayOf("uuid", jobs));
            for (var column = 0; column < 4; column++) {
                statement.setArray(column + 2, sql.createArrayOf("int4", numbers[column]));
            }
            statement.setArray(6, sql.createArrayOf("bool", flags[0]));
            statement.setArray(7, sql.createArrayOf("bool", flags[1]));
            statement.setArray(8, sql.createArrayOf("int4", numbers[4]));
            statement.executeUpdate();
        }
    }

    private static void delete(Connection sql, List<PoolId> gone) throws SQLException {
        var jobs = gone.stream().map(pool -> pool.jobId().value()).toArray();
        var items = gone.stream().map(PoolId::item).toArray();
        try (var statement = sql.prepareStatement(DELETE)) {
            statement.setArray(1, sql.createArrayOf("uuid", jobs));
            statement.setArray(2, sql.createArrayOf("int4", items));
            statement.executeUpdate();
        }
    }
}
