/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.projection.progress;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.kernel.PoolId;
import org.ale.schemas.consensus.v1.CreditedVote;
import org.ale.schemas.consensus.v1.PoolEvent;

/** Writes closed pools, what they add up to in each job, and what stands still. */
final class ProgressTables {
    /** The pools as they are now; what that adds to their jobs is counted from what they were. */
    private static final String SAVE =
            """
            with incoming as (
                select * from unnest(?::uuid[], ?::int[], ?::int[], ?::bool[], ?::text[])
                as pool (job_id, item, votes, resolved, voters)),
            saved as (
                insert into job_pool (job_id, item, votes, resolved, closed, voters)
                select job_id, item, votes, resolved, true, voters::uuid[] from incoming
                on conflict (job_id, item) do update set votes = excluded.votes,
                resolved = excluded.resolved, closed = true, voters = excluded.voters)
            insert into job_progress as known (job_id, closed, unresolved, votes)
            select job_id,
                   sum(1 - coalesce(was.closed::int, 0)),
                   sum((not incoming.resolved)::int
                       - coalesce((was.closed and not was.resolved)::int, 0)),
                   sum(incoming.votes - coalesce(was.votes, 0))
            from incoming left join job_pool was using (job_id, item) group by job_id
            on conflict (job_id) do update set closed = known.closed + excluded.closed,
            unresolved = known.unresolved + excluded.unresolved,
            votes = known.votes + excluded.votes\
            """;

    private static final String REOPEN =
            """
            with reopened as (
                update job_pool set closed = false where job_id = ? and item = ? and closed
                returning job_id, resolved, voters),
            voting as (
                insert into job_voter as known (job_id, worker_id, open_votes)
                select job_id, unnest(voters), 1 from reopened
                on conflict (job_id, worker_id)
                do update set open_votes = known.open_votes + 1)
            update job_progress set closed = closed - 1,
                   unresolved = unresolved - (not reopened.resolved)::int
            from reopened where job_progress.job_id = reopened.job_id\
            """;

    private final Connection sql;

    ProgressTables(Connection sql) {
        this.sql = sql;
    }

    private record Closed(List<CreditedVote> votes, boolean resolved) {
        /** As PostgreSQL reads an array. */
        String voters() {
            return votes.stream()
                    .map(CreditedVote::getWorkerId)
                    .collect(Collectors.joining(",", "{", "}"));
        }
    }

    void write(List<Envelope<PoolEvent>> events) throws SQLException {
        new OpenPools(sql).write(events);
        var breaker = new BreakerTables(sql);
        Map<PoolId, Closed> closed = new LinkedHashMap<>();
        for (var envelope : events) {
            var event = envelope.event();
            if (event.hasPoolClosed()) {
                var pool = event.getPoolClosed();
                closed.put(
                        PoolId.of(pool.getPoolId()),
                        new Closed(pool.getVotesList(), pool.getResolved()));
            } else if (event.hasPoolRelabelled()) {
                var pool = event.getPoolRelabelled();
                closed.put(
                        PoolId.of(pool.getPoolId()),
                        new Closed(pool.getVotesList(), pool.getResolved()));
            } else if (event.hasPoolReopened()) {
                save(closed);
                closed.clear();
                reopen(PoolId.of(event.getPoolReopened().getPoolId()));
            } else {
                breaker.write(envelope);
            }
        }
        save(closed);
    }

    private void reopen(PoolId pool) throws SQLException {
        try (var update = sql.prepareStatement(REOPEN)) {
            update.setObject(1, pool.jobId().value());
            update.setInt(2, pool.item());
            update.executeUpdate();
        }
    }

    private void save(Map<PoolId, Closed> closed) throws SQLException {
        if (closed.isEmpty()) {
            return;
        }
        var pools = closed.keySet();
        var values = closed.values();
        try (var upsert = sql.prepareStatement(SAVE)) {
            upsert.setArray(
                    1,
                    sql.createArrayOf(
                            "uuid", pools.stream().map(pool -> pool.jobId().value()).toArray()));
            upsert.setArray(
                    2, sql.createArrayOf("int4", pools.stream().map(PoolId::item).toArray()));
            upsert.setArray(
                    3,
                    sql.createArrayOf(
                            "int4", values.stream().map(each -> each.votes().size()).toArray()));
            upsert.setArray(
                    4, sql.createArrayOf("bool", values.stream().map(Closed::resolved).toArray()));
            upsert.setArray(
                    5, sql.createArrayOf("text", values.stream().map(Closed::voters).toArray()));
            upsert.executeUpdate();
        }
    }
}
