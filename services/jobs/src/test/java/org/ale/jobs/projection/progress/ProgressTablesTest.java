/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.projection.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.schemas.consensus.v1.BreakerReset;
import org.ale.schemas.consensus.v1.BreakerTripped;
import org.ale.schemas.consensus.v1.CreditedVote;
import org.ale.schemas.consensus.v1.PoolClosed;
import org.ale.schemas.consensus.v1.PoolEvent;
import org.ale.schemas.consensus.v1.PoolRelabelled;
import org.ale.schemas.consensus.v1.PoolReopened;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the PostgreSQL of the test stack, in a schema of its own. */
class ProgressTablesTest {
    private static final String POSTGRES =
            System.getProperty("ale.test.postgres", "jdbc:postgresql://localhost:25432/");
    private static final String COMMUNITY = UUID.randomUUID().toString();
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int ITEMS = 40;

    private final List<JobId> jobs =
            List.of(new JobId(UUID.randomUUID()), new JobId(UUID.randomUUID()));
    private Connection sql;

    @BeforeEach
    void migrate() throws Exception {
        sql = DriverManager.getConnection(POSTGRES + "postgres", "postgres", "postgres");
        try (var statement = sql.createStatement()) {
            statement.execute("drop schema if exists jobs_progress_test cascade");
            statement.execute("create schema jobs_progress_test");
            statement.execute("set search_path to jobs_progress_test");
            for (var file : List.of("V1__jobs.sql", "V2__progress.sql")) {
                statement.execute(
                        Files.readString(Path.of("src/main/resources/db/migration", file)));
            }
        }
    }

    @AfterEach
    void close() throws SQLException {
        sql.close();
    }

    private static Envelope<PoolEvent> envelope(PoolEvent event) {
        return new Envelope<>(COMMUNITY, 1, 0, 1, NOW, "", event);
    }

    private static List<CreditedVote> votes(int count) {
        var votes = new ArrayList<CreditedVote>();
        for (var vote = 0; vote < count; vote++) {
            votes.add(CreditedVote.getDefaultInstance());
        }
        return votes;
    }

    private PoolEvent any(Random random) {
        var pool = new PoolId(jobs.get(random.nextInt(2)), random.nextInt(ITEMS)).toString();
        var event = PoolEvent.newBuilder();
        return switch (random.nextInt(4)) {
            case 0 -> event.setPoolReopened(PoolReopened.newBuilder().setPoolId(pool)).build();
            case 1 ->
                    event.setPoolRelabelled(
                                    PoolRelabelled.newBuilder()
                                            .setPoolId(pool)
                                            .setResolved(random.nextBoolean())
                                            .addAllVotes(votes(random.nextInt(15))))
                            .build();
            default ->
                    event.setPoolClosed(
                                    PoolClosed.newBuilder()
                                            .setPoolId(pool)
                                            .setResolved(random.nextBoolean())
                                            .addAllVotes(votes(random.nextInt(15))))
                            .build();
        };
    }

    @Test
    void countsWhatTheRowsOfPoolsAddUpTo() throws SQLException {
        var random = new Random(7);
        for (var batch = 0; batch < 60; batch++) {
            var events = new ArrayList<Envelope<PoolEvent>>();
            for (var event = random.nextInt(30); event >= 0; event--) {
                events.add(envelope(any(random)));
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
        }
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
