/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.projection.joblist;

import com.google.protobuf.InvalidProtocolBufferException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.ale.kernel.ClientId;
import org.ale.kernel.JobId;
import org.ale.schemas.jobs.v1.BreakerView;
import org.ale.schemas.jobs.v1.JobDrafted;
import org.ale.schemas.jobs.v1.JobQuoted;
import org.ale.schemas.jobs.v1.JobView;

/**
 * Reads jobs with their progress and cost. The tenant is an argument of every query. A breaker is
 * told as long as money of the job waits, that of the community also of a cancelled job: what was
 * begun is refunded only when the breaker is reset. A job that is stopped by itself is free once
 * its client gives it up.
 */
@Singleton
public class JobList {
    private static final String SELECT =
            """
            select job.number, job.job_id, job.community_id, job.draft, job.state,
                   job.items_arrived, job.quote,
                   coalesce(progress.closed, 0) + coalesce(money.places, 0),
                   coalesce(progress.unresolved, 0), coalesce(progress.votes, 0),
                   coalesce(job.final_paid, money.paid, 0),
                   coalesce(job.final_fees, money.fees, 0),
                   coalesce(job.final_refunded, money.refunded, 0),
                   coalesce(job.deposit, money.funded, 0),
                   coalesce(stopped.stopped_at_millis, breaker.tripped_at_millis),
                   coalesce(stopped.recent_micro, breaker.recent_micro),
                   coalesce(stopped.long_run_micro, breaker.long_run_micro),
                   coalesce(progress.opened, 0), coalesce(money.closed, false),
                   coalesce(voting.workers, 0), coalesce(voting.votes, 0),
                   greatest(progress.votes_min,
                            case when progress.closed > 0 or exists (
                                select from job other join job_progress using (job_id)
                                where other.community_id = job.community_id
                                and job_progress.closed > 0)
                            then 0 else progress.strangers_min end, 0),
                   stopped.job_id is not null
            from job
            left join job_money money using (job_id)
            left join job_progress progress using (job_id)
            left join community_breaker breaker
                on breaker.community_id = job.community_id
                and money.funded > money.paid + money.fees + money.refunded
            left join stopped_job stopped
                on stopped.job_id = job.job_id and job.state in ('OPEN', 'PAUSED')
                and money.funded > money.paid + money.fees + money.refunded
            left join lateral (
                select count(*) filter (where open_votes > 0) as workers,
                       sum(open_votes) as votes
                from job_voter where job_voter.job_id = job.job_id) voting
                on job.state = 'OPEN'
            where job.client_id = ?\
            """;

    private final DataSource dataSource;

    @Inject
    JobList(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** One job of a tenant; nothing if it is another's. */
    public Optional<JobView> one(ClientId client, JobId job) throws SQLException {
        try (var sql = dataSource.getConnection();
                var select = sql.prepareStatement(SELECT + " and job.job_id = ?")) {
            select.setObject(1, client.value());
            select.setObject(2, job.value());
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(row(rows).view()) : Optional.empty();
            }
        }
    }

    /**
     * A page of a tenant's jobs, newest first.
     *
     * @param before only jobs with a lower number
     */
    public List<JobRow> page(ClientId client, long before, int size) throws SQLException {
        try (var sql = dataSource.getConnection();
                var select =
                        sql.prepareStatement(
                                SELECT + " and job.number < ? order by job.number desc limit ?")) {
            select.setObject(1, client.value());
            select.setLong(2, before);
            select.setInt(3, size);
            var page = new ArrayList<JobRow>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    page.add(row(rows));
                }
            }
            return page;
        }
    }

    private static JobRow row(ResultSet rows) throws SQLException {
        var view =
                JobView.newBuilder()
                        .setJobId(rows.getString(2))
                        .setCommunityId(rows.getString(3))
                        .setState(rows.getString(5))
                        .setItemsArrived(rows.getInt(6))
                        .setClosed(rows.getInt(8))
                        .setUnresolved(rows.getInt(9))
                        .setVotes(rows.getLong(10))
                        .setPaidBaseUnits(units(rows, 11))
                        .setFeesBaseUnits(units(rows, 12))
                        .setRefundedBaseUnits(units(rows, 13))
                        .setFundedBaseUnits(units(rows, 14));
        var trippedAtMillis = rows.getLong(15);
        if (!rows.wasNull()) {
            view.setBreaker(
                    BreakerView.newBuilder()
                            .setTrippedAtMillis(trippedAtMillis)
                            .setRecentMicro(rows.getInt(16))
                            .setLongRunMicro(rows.getInt(17))
                            .setJobOnly(rows.getBoolean(23)));
        }
        try {
            view.setDraft(JobDrafted.parseFrom(rows.getBytes(4)));
            var quote = rows.getBytes(7);
            if (quote != null) {
                view.setQuote(JobQuoted.parseFrom(quote));
            }
        } catch (InvalidProtocolBufferException e) {
            throw new SQLException("a row of the job list cannot be read", e);
        }
        new WaitingFor(view.build(), voting(rows)).view().ifPresent(view::setWaitingFor);
        return new JobRow(rows.getLong(1), view.build());
    }

    private static WaitingFor.Voting voting(ResultSet rows) throws SQLException {
        return new WaitingFor.Voting(
                rows.getInt(18),
                rows.getBoolean(19),
                rows.getInt(20),
                rows.getLong(21),
                rows.getInt(22));
    }

    private static String units(ResultSet rows, int column) throws SQLException {
        return rows.getBigDecimal(column).toBigIntegerExact().toString();
    }
}
