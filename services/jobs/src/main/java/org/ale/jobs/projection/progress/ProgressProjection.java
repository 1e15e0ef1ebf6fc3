/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.projection.progress;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.eventsourcing.postgres.Projection;
import org.ale.eventsourcing.postgres.Projector;
import org.ale.eventsourcing.postgres.Projectors;
import org.ale.kernel.PoolId;
import org.ale.schemas.consensus.v1.PoolEvent;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps which pools of a job are closed, with how many votes, and whether they have a label. */
@ApplicationScoped
public class ProgressProjection implements Projection<PoolEvent> {
    /** Name of the read model. */
    public static final String NAME = "progress";

    private static final String UPSERT =
            "insert into job_pool (job_id, item, votes, resolved, closed)"
                    + " select * from unnest(?::uuid[], ?::int[], ?::int[], ?::bool[], ?::bool[])"
                    + " on conflict (job_id, item) do update set votes = excluded.votes,"
                    + " resolved = excluded.resolved, closed = excluded.closed";
    private static final String REOPEN =
            "update job_pool set closed = false where job_id = ? and item = ?";

    private final Projector<PoolEvent> projector;

    @Inject
    ProgressProjection(Projectors projectors) {
        projector = projectors.of(this, PoolEvent.parser());
    }

    private record Closed(int votes, boolean resolved) {}

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
        Map<PoolId, Closed> closed = new LinkedHashMap<>();
        for (var envelope : events) {
            var event = envelope.event();
            if (event.hasPoolClosed()) {
                var pool = event.getPoolClosed();
                closed.put(
                        PoolId.of(pool.getPoolId()),
                        new Closed(pool.getVotesCount(), pool.getResolved()));
            } else if (event.hasPoolRelabelled()) {
                var pool = event.getPoolRelabelled();
                closed.put(
                        PoolId.of(pool.getPoolId()),
                        new Closed(pool.getVotesCount(), pool.getResolved()));
            } else if (event.hasPoolReopened()) {
                save(sql, closed);
                closed.clear();
                reopen(sql, PoolId.of(event.getPoolReopened().getPoolId()));
            }
        }
        save(sql, closed);
    }

    private static void reopen(Connection sql, PoolId pool) throws SQLException {
        try (var update = sql.prepareStatement(REOPEN)) {
            update.setObject(1, pool.jobId().value());
            update.setInt(2, pool.item());
            update.executeUpdate();
        }
    }

    private static void save(Connection sql, Map<PoolId, Closed> closed) throws SQLException {
        if (closed.isEmpty()) {
            return;
        }
        var pools = closed.keySet();
        var values = closed.values();
        try (var upsert = sql.prepareStatement(UPSERT)) {
            upsert.setArray(
                    1,
                    sql.createArrayOf(
                            "uuid", pools.stream().map(pool -> pool.jobId().value()).toArray()));
            upsert.setArray(
                    2, sql.createArrayOf("int4", pools.stream().map(PoolId::item).toArray()));
            upsert.setArray(
                    3, sql.createArrayOf("int4", values.stream().map(Closed::votes).toArray()));
            upsert.setArray(
                    4, sql.createArrayOf("bool", values.stream().map(Closed::resolved).toArray()));
            upsert.setArray(5, sql.createArrayOf("bool", values.stream().map(_ -> true).toArray()));
            upsert.executeUpdate();
        }
    }
}
