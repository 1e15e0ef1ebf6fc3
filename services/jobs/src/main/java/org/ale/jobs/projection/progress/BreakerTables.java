/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.projection.progress;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.schemas.consensus.v1.PoolEvent;

/** Writes what the circuit breaker stops: communities, and single jobs of those that go on. */
final class BreakerTables {
    private static final String TRIP =
            "insert into community_breaker"
                    + " (community_id, tripped_at_millis, recent_micro, long_run_micro)"
                    + " values (?, ?, ?, ?) on conflict (community_id) do nothing";
    private static final String RESET = "delete from community_breaker where community_id = ?";
    private static final String STOP =
            "insert into stopped_job"
                    + " (community_id, stopped_at_millis, recent_micro, long_run_micro, job_id)"
                    + " values (?, ?, ?, ?, ?) on conflict (job_id) do nothing";
    private static final String RESUME = "delete from stopped_job where job_id = ?";

    private final Connection sql;

    BreakerTables(Connection sql) {
        this.sql = sql;
    }

    void write(Envelope<PoolEvent> envelope) throws SQLException {
        var event = envelope.event();
        if (event.hasBreakerTripped()) {
            trip(envelope);
        } else if (event.hasBreakerReset()) {
            delete(RESET, envelope.streamId());
        } else if (event.hasJobStopped()) {
            stop(envelope);
        } else if (event.hasJobResumed()) {
            delete(RESUME, event.getJobResumed().getJobId());
        } else if (event.hasJobDecided()) {
            delete(RESUME, event.getJobDecided().getJobId());
        }
    }

    private void trip(Envelope<PoolEvent> envelope) throws SQLException {
        var tripped = envelope.event().getBreakerTripped();
        try (var insert = sql.prepareStatement(TRIP)) {
            insert.setObject(1, UUID.fromString(envelope.streamId()));
            insert.setLong(2, envelope.at().toEpochMilli());
            insert.setInt(3, tripped.getRecentMicro());
            insert.setInt(4, tripped.getLongRunMicro());
            insert.executeUpdate();
        }
    }

    private void stop(Envelope<PoolEvent> envelope) throws SQLException {
        var stopped = envelope.event().getJobStopped();
        try (var insert = sql.prepareStatement(STOP)) {
            insert.setObject(1, UUID.fromString(envelope.streamId()));
            insert.setLong(2, envelope.at().toEpochMilli());
            insert.setInt(3, stopped.getRecentMicro());
            insert.setInt(4, stopped.getLongRunMicro());
            insert.setObject(5, UUID.fromString(stopped.getJobId()));
            insert.executeUpdate();
        }
    }

    private void delete(String statement, String id) throws SQLException {
        try (var delete = sql.prepareStatement(statement)) {
            delete.setObject(1, UUID.fromString(id));
            delete.executeUpdate();
        }
    }
}
