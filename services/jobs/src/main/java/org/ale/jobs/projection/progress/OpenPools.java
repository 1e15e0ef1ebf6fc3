/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.projection.progress;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.schemas.ParametersCodec;
import org.ale.schemas.consensus.v1.CreditedVote;
import org.ale.schemas.consensus.v1.PoolEvent;
import org.ale.schemas.consensus.v1.VotingOpened;

/**
 * Writes which pools were opened, what the latest of them asks, and how many votes each worker has
 * in pools that are open. What an audit opens again is counted where pools are closed.
 */
final class OpenPools {
    private static final String OPEN =
            """
            with incoming as (
                select * from unnest(?::uuid[], ?::int[]) as pool (job_id, item)),
            saved as (
                insert into job_pool (job_id, item, votes, resolved, closed)
                select job_id, item, 0, false, false from incoming on conflict do nothing)
            insert into job_progress as known (job_id, closed, unresolved, votes, opened)
            select job_id, 0, 0, 0, count(*) from incoming group by job_id
            on conflict (job_id) do update set opened = known.opened + excluded.opened\
            """;
    private static final String ASK =
            "update job_progress set votes_min = ?, strangers_min = ? where job_id = ?";

    /** One vote more or less of a worker at a time is summed to one row of a batch. */
    private static final String VOTE =
            """
            insert into job_voter as known (job_id, worker_id, open_votes)
            select * from unnest(?::uuid[], ?::uuid[], ?::int[])
            on conflict (job_id, worker_id)
            do update set open_votes = known.open_votes + excluded.open_votes\
            """;

    private final Connection sql;
    private final Map<PoolId, VotingOpened> opened = new LinkedHashMap<>();
    private final Map<Voter, Integer> votes = new LinkedHashMap<>();

    OpenPools(Connection sql) {
        this.sql = sql;
    }

    private record Voter(UUID job, UUID worker) {}

    void write(List<Envelope<PoolEvent>> events) throws SQLException {
        for (var envelope : events) {
            var event = envelope.event();
            if (event.hasVotingOpened()) {
                var pool = event.getVotingOpened();
                opened.put(PoolId.of(pool.getPoolId()), pool);
            } else if (event.hasVoteWeighed()) {
                var vote = event.getVoteWeighed();
                count(PoolId.of(vote.getPoolId()), vote.getWorkerId(), 1);
            } else if (event.hasPoolClosed()) {
                var pool = PoolId.of(event.getPoolClosed().getPoolId());
                for (CreditedVote vote : event.getPoolClosed().getVotesList()) {
                    count(pool, vote.getWorkerId(), -1);
                }
            }
        }
        open();
        vote();
    }

    private void count(PoolId pool, String worker, int more) {
        votes.merge(new Voter(pool.jobId().value(), UUID.fromString(worker)), more, Integer::sum);
    }

    private void open() throws SQLException {
        if (opened.isEmpty()) {
            return;
        }
        var pools = opened.keySet();
        try (var insert = sql.prepareStatement(OPEN)) {
            insert.setArray(
                    1,
                    sql.createArrayOf(
                            "uuid", pools.stream().map(pool -> pool.jobId().value()).toArray()));
            insert.setArray(
                    2, sql.createArrayOf("int4", pools.stream().map(PoolId::item).toArray()));
            insert.executeUpdate();
        }
        ask();
    }

    private void ask() throws SQLException {
        Map<JobId, VotingOpened> latest = new LinkedHashMap<>();
        opened.forEach((pool, terms) -> latest.put(pool.jobId(), terms));
        try (var update = sql.prepareStatement(ASK)) {
            for (var entry : latest.entrySet()) {
                var terms = entry.getValue();
                var consensus = ParametersCodec.decode(terms.getParameters()).consensus();
                update.setInt(1, consensus.minVotes());
                update.setInt(2, Strangers.needed(consensus, terms.getLabels()));
                update.setObject(3, entry.getKey().value());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private void vote() throws SQLException {
        votes.values().removeIf(more -> more == 0);
        if (votes.isEmpty()) {
            return;
        }
        var voters = votes.keySet();
        try (var upsert = sql.prepareStatement(VOTE)) {
            upsert.setArray(
                    1, sql.createArrayOf("uuid", voters.stream().map(Voter::job).toArray()));
            upsert.setArray(
                    2, sql.createArrayOf("uuid", voters.stream().map(Voter::worker).toArray()));
            upsert.setArray(3, sql.createArrayOf("int4", votes.values().toArray()));
            upsert.executeUpdate();
        }
    }
}
