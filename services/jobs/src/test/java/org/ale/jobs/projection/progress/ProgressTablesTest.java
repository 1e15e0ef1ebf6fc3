/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.projection.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.eventsourcing.testing.FreshSchema;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.schemas.ParametersCodec;
import org.ale.schemas.consensus.v1.BreakerReset;
import org.ale.schemas.consensus.v1.BreakerTripped;
import org.ale.schemas.consensus.v1.CreditedVote;
import org.ale.schemas.consensus.v1.PoolClosed;
import org.ale.schemas.consensus.v1.PoolEvent;
import org.ale.schemas.consensus.v1.PoolRelabelled;
import org.ale.schemas.consensus.v1.PoolReopened;
import org.ale.schemas.consensus.v1.VoteWeighed;
import org.ale.schemas.consensus.v1.VotingOpened;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the PostgreSQL of the test stack, in a schema of its own. */
class ProgressTablesTest {
    private static final String COMMUNITY = UUID.randomUUID().toString();
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int ITEMS = 40;
    private static final List<String> WORKERS =
            Stream.generate(() -> UUID.randomUUID().toString()).limit(6).toList();

    private final List<JobId> jobs =
            List.of(new JobId(UUID.randomUUID()), new JobId(UUID.randomUUID()));
    private Connection sql;

    @BeforeEach
    void migrate() throws Exception {
        sql = FreshSchema.of("jobs_progress_test").getConnection();
    }

    @AfterEach
    void close() throws SQLException {
        sql.close();
    }

    private static Envelope<PoolEvent> envelope(PoolEvent event) {
        return new Envelope<>(COMMUNITY, 1, 0, 1, NOW, "", event);
    }

    /** A pool as the consensus service might lead it. */
    private static final class Pool {
        final PoolId id;
        final List<String> voters = new ArrayList<>();
        boolean opened;
        boolean open;

        Pool(PoolId id) {
            this.id = id;
        }

        PoolEvent next(Random random) {
            if (!opened) {
                opened = true;
                open = true;
                return event().setVotingOpened(opening(id)).build();
            }
            if (!open && random.nextBoolean()) {
                open = true;
                return event().setPoolReopened(PoolReopened.newBuilder().setPoolId(id.toString()))
                        .build();
            }
            if (!open) {
                return event().setPoolRelabelled(
                                PoolRelabelled.newBuilder()
                                        .setPoolId(id.toString())
                                        .setResolved(random.nextBoolean())
                                        .addAllVotes(votes()))
                        .build();
            }
            if (voters.size() == WORKERS.size() || random.nextInt(4) == 0) {
                open = false;
                return event().setPoolClosed(
                                PoolClosed.newBuilder()
                                        .setPoolId(id.toString())
                                        .setResolved(random.nextBoolean())
                                        .addAllVotes(votes()))
                        .build();
            }
            voters.add(WORKERS.get(voters.size()));
            return event().setVoteWeighed(
                            VoteWeighed.newBuilder()
                                    .setPoolId(id.toString())
                                    .setWorkerId(voters.getLast()))
                    .build();
        }

        private static PoolEvent.Builder event() {
            return PoolEvent.newBuilder();
        }

        private List<CreditedVote> votes() {
            return voters.stream()
                    .map(worker -> CreditedVote.newBuilder().setWorkerId(worker).build())
                    .toList();
        }
    }

    private static VotingOpened opening(PoolId pool) {
        return VotingOpened.newBuilder()
                .setPoolId(pool.toString())
                .setLabels(2)
                .setParameters(ParametersCodec.encode(CommunityParameters.BALANCED))
                .build();
    }

    @Test
    void countsWhatTheRowsOfPoolsAddUpTo() throws SQLException {
        var random = new Random(7);
        var pools =
                jobs.stream()
                        .flatMap(job ->
                                IntStream.range(0, ITEMS)
                                        .mapToObj(item -> new Pool(new PoolId(job, item))))
                        .toList();
        for (var batch = 0; batch < 60; batch++) {
            var events = new ArrayList<Envelope<PoolEvent>>();
            for (var event = random.nextInt(30); event >= 0; event--) {
                events.add(envelope(pools.get(random.nextInt(pools.size())).next(random)));
            }
            new ProgressTables(sql).write(events);
            assertEquals(
                    answer(
                            "select job_id, count(*) filter (where closed),"
                                    + " count(*) filter (where closed and not resolved), sum(votes)"
                                    + " from job_pool group by job_id order by job_id"),
                    answer(
                            "select job_id, closed, unresolved, votes from job_progress"
                                    + " order by job_id"));
            assertEquals(
                    openVotes(pools),
                    answer(
                            "select worker_id, sum(open_votes), 0, 0 from job_voter"
                                    + " where open_votes <> 0 group by worker_id order by 1"));
            assertEquals(
                    List.of(pools.stream().filter(pool -> pool.opened).count() + " 2 5 0"),
                    answer(
                            "select sum(opened), max(votes_min), max(strangers_min), 0"
                                    + " from job_progress"));
        }
    }

    private static List<String> openVotes(List<Pool> pools) {
        var votes = new TreeMap<String, Integer>();
        for (var pool : pools) {
            if (pool.open) {
                pool.voters.forEach(voter -> votes.merge(voter, 1, Integer::sum));
            }
        }
        return votes.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue() + " 0 0")
                .toList();
    }

    @Test
    void knowsTheBreakerWhileItIsTripped() throws SQLException {
        var tripped =
                PoolEvent.newBuilder()
                        .setBreakerTripped(
                                BreakerTripped.newBuilder()
                                        .setRecentMicro(400_000)
                                        .setLongRunMicro(850_000))
                        .build();
        new ProgressTables(sql).write(List.of(envelope(tripped)));
        var standing = "select tripped_at_millis, recent_micro, long_run_micro, 0";
        assertEquals(
                List.of(NOW.toEpochMilli() + " 400000 850000 0"),
                answer(standing + " from community_breaker"));
        var reset = PoolEvent.newBuilder().setBreakerReset(BreakerReset.getDefaultInstance());
        new ProgressTables(sql).write(List.of(envelope(reset.build())));
        assertEquals(List.of(), answer(standing + " from community_breaker"));
    }

    private List<String> answer(String query) throws SQLException {
        try (var statement = sql.createStatement();
                var rows = statement.executeQuery(query)) {
            var answer = new ArrayList<String>();
            while (rows.next()) {
                answer.add(
                        "%s %s %s %s"
                                .formatted(
                                        rows.getString(1),
                                        rows.getString(2),
                                        rows.getString(3),
                                        rows.getString(4)));
            }
            return answer;
        }
    }
}
