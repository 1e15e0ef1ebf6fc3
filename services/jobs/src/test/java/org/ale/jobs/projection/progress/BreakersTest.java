/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.projection.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.eventsourcing.testing.FreshSchema;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.ale.schemas.consensus.v1.BreakerReset;
import org.ale.schemas.consensus.v1.BreakerTripped;
import org.ale.schemas.consensus.v1.JobDecided;
import org.ale.schemas.consensus.v1.JobResumed;
import org.ale.schemas.consensus.v1.JobStopped;
import org.ale.schemas.consensus.v1.PoolEvent;
import org.ale.schemas.jobs.v1.BreakerView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the PostgreSQL of the test stack, in a schema of its own. */
class BreakersTest {
    private static final CommunityId COMMUNITY = new CommunityId(UUID.randomUUID());
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int ALL = 100;

    private DataSource database;

    @BeforeEach
    void migrate() throws Exception {
        database = FreshSchema.of("jobs_breakers_test");
    }

    private JobId job(CommunityId community, String state) throws SQLException {
        var job = new JobId(UUID.randomUUID());
        try (Connection sql = database.getConnection();
                var insert =
                        sql.prepareStatement(
                                "insert into job (job_id, client_id, community_id, draft, state)"
                                        + " values (?, ?, ?, '', ?)")) {
            insert.setObject(1, job.value());
            insert.setObject(2, UUID.randomUUID());
            insert.setObject(3, community.value());
            insert.setString(4, state);
            insert.executeUpdate();
        }
        return job;
    }

    private void happened(CommunityId community, PoolEvent.Builder event) throws SQLException {
        var envelope = new Envelope<>(community.toString(), 1, 0, 1, NOW, "", event.build());
        try (var sql = database.getConnection()) {
            new ProgressTables(sql).write(List.of(envelope));
        }
    }

    private static PoolEvent.Builder stopping(JobId job) {
        return PoolEvent.newBuilder()
                .setJobStopped(
                        JobStopped.newBuilder()
                                .setJobId(job.toString())
                                .setRecentMicro(100_000)
                                .setLongRunMicro(850_000));
    }

    private static PoolEvent.Builder resuming(JobId job) {
        return PoolEvent.newBuilder()
                .setJobResumed(JobResumed.newBuilder().setJobId(job.toString()));
    }

    private List<String> stopped(long before, int size) throws SQLException {
        return new Breakers(database)
                .page(COMMUNITY, before, size).stream().map(job -> job.view().getJobId()).toList();
    }

    private List<String> stopped() throws SQLException {
        return stopped(Long.MAX_VALUE, ALL);
    }

    @Test
    void knowsAStoppedJobAndWhyUntilItGoesOn() throws SQLException {
        var job = job(COMMUNITY, "OPEN");
        happened(COMMUNITY, stopping(job));
        var told = new Breakers(database).page(COMMUNITY, Long.MAX_VALUE, ALL).getFirst().view();
        var why =
                BreakerView.newBuilder()
                        .setTrippedAtMillis(NOW.toEpochMilli())
                        .setRecentMicro(100_000)
                        .setLongRunMicro(850_000)
                        .setJobOnly(true)
                        .build();
        assertEquals(why, told.getBreaker());
        assertEquals(List.of(job.toString()), stopped());
        happened(COMMUNITY, resuming(job));
        assertEquals(List.of(), stopped());
    }

    @Test
    void aStoppedJobStopsNoCommunityAndIsNotResetWithIt() throws SQLException {
        var job = job(COMMUNITY, "OPEN");
        happened(COMMUNITY, stopping(job));
        assertEquals(Optional.empty(), new Breakers(database).of(COMMUNITY));
        var tripped = BreakerTripped.newBuilder().setRecentMicro(2).setLongRunMicro(3);
        happened(COMMUNITY, PoolEvent.newBuilder().setBreakerTripped(tripped));
        var why = new Breakers(database).of(COMMUNITY).orElseThrow();
        assertEquals("2 3 false", numbers(why));
        happened(
                COMMUNITY,
                PoolEvent.newBuilder().setBreakerReset(BreakerReset.getDefaultInstance()));
        assertEquals(Optional.empty(), new Breakers(database).of(COMMUNITY));
        assertEquals(List.of(job.toString()), stopped());
    }

    private static String numbers(BreakerView why) {
        return "%d %d %s".formatted(why.getRecentMicro(), why.getLongRunMicro(), why.getJobOnly());
    }

    @Test
    void tellsOfJobsAtWorkInThisCommunityOnly() throws SQLException {
        var elsewhere = new CommunityId(UUID.randomUUID());
        happened(elsewhere, stopping(job(elsewhere, "OPEN")));
        happened(COMMUNITY, stopping(job(COMMUNITY, "CANCELLED")));
        happened(COMMUNITY, stopping(job(COMMUNITY, "COMPLETED")));
        var paused = job(COMMUNITY, "PAUSED");
        happened(COMMUNITY, stopping(paused));
        assertEquals(List.of(paused.toString()), stopped());
    }

    @Test
    void forgetsAJobThatIsDecided() throws SQLException {
        var job = job(COMMUNITY, "OPEN");
        happened(COMMUNITY, stopping(job));
        var decided = JobDecided.newBuilder().setJobId(job.toString());
        happened(COMMUNITY, PoolEvent.newBuilder().setJobDecided(decided));
        assertEquals(List.of(), stopped());
    }

    @Test
    void tellsThemByThePageThoseStoppedLastFirst() throws SQLException {
        var first = job(COMMUNITY, "OPEN");
        var second = job(COMMUNITY, "OPEN");
        happened(COMMUNITY, stopping(first));
        happened(COMMUNITY, stopping(second));
        assertEquals(List.of(second.toString(), first.toString()), stopped());
        var page = new Breakers(database).page(COMMUNITY, Long.MAX_VALUE, 1);
        assertEquals(second.toString(), page.getFirst().view().getJobId());
        assertEquals(List.of(first.toString()), stopped(page.getFirst().number(), 1));
    }
}
