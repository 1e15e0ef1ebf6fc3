/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.projection.progress;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.ale.kernel.CommunityId;
import org.ale.schemas.jobs.v1.BreakerView;
import org.ale.schemas.jobs.v1.StoppedJobView;

/** Reads what the circuit breaker stops in a community, for its founder. */
@Singleton
public class Breakers {
    private static final String COMMUNITY =
            """
            select tripped_at_millis, recent_micro, long_run_micro
            from community_breaker where community_id = ?\
            """;

    /** A job that its client gave up is not held back: its pools close as they stand. */
    private static final String JOBS =
            """
            select stopped_at_millis, recent_micro, long_run_micro, job_id, stopped_job.number
            from stopped_job join job using (job_id)
            where stopped_job.community_id = ? and stopped_job.number < ?
            and job.state in ('OPEN', 'PAUSED')
            order by stopped_job.number desc limit ?\
            """;

    private final DataSource dataSource;

    @Inject
    Breakers(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A stopped job, and its place in the list.
     *
     * @param number grows with each stop; the token of a page
     */
    public record StoppedJob(long number, StoppedJobView view) {}

    /** Why a community is stopped; nothing if it is not. */
    public Optional<BreakerView> of(CommunityId community) throws SQLException {
        try (var sql = dataSource.getConnection();
                var select = sql.prepareStatement(COMMUNITY)) {
            select.setObject(1, community.value());
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(view(rows, false)) : Optional.empty();
            }
        }
    }

    /**
     * A page of jobs at work that are stopped by themselves, those stopped last first.
     *
     * @param before only jobs with a lower number
     */
    public List<StoppedJob> page(CommunityId community, long before, int size) throws SQLException {
        try (var sql = dataSource.getConnection();
                var select = sql.prepareStatement(JOBS)) {
            select.setObject(1, community.value());
            select.setLong(2, before);
            select.setInt(3, size);
            var page = new ArrayList<StoppedJob>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var job =
                            StoppedJobView.newBuilder()
                                    .setJobId(rows.getString(4))
                                    .setBreaker(view(rows, true));
                    page.add(new StoppedJob(rows.getLong(5), job.build()));
                }
            }
            return page;
        }
    }

    private static BreakerView view(ResultSet rows, boolean isJobOnly) throws SQLException {
        return BreakerView.newBuilder()
                .setTrippedAtMillis(rows.getLong(1))
                .setRecentMicro(rows.getInt(2))
                .setLongRunMicro(rows.getInt(3))
                .setJobOnly(isJobOnly)
                .build();
    }
}
