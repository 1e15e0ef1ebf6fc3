/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.projection.joblist;

import com.google.protobuf.InvalidProtocolBufferException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.ale.kernel.ClientId;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.schemas.jobs.v1.Item;
import org.ale.schemas.jobs.v1.JobDrafted;
import org.ale.schemas.jobs.v1.JobQuoted;
import org.ale.schemas.jobs.v1.StreamItemsResponse;
import org.ale.schemas.jobs.v1.TaskView;

/** Reads items: for their client with everything, for a worker blind. */
@Singleton
public class Items {
    /** Most items of one page of a stream. */
    public static final int PAGE_SIZE = 1_000;

    /**
     * Most bytes of its items' texts, so that a page is always one message of a call. A single item
     * is a page whatever its size: 20,000 characters are far less.
     */
    private static final int PAGE_BYTES_MAX = 4 * 1024 * 1024;

    /**
     * A pot that was shared is paid whatever an audit says later. What was not shared goes back
     * when the escrow is closed, and at a cancellation at once if its pool was never opened. What
     * is too much for the page does not leave the database.
     */
    private static final String PAGE =
            """
            with sized as (
                select item.*, octet_length(content) + octet_length(external_id) as own,
                       sum(octet_length(content) + octet_length(external_id))
                           over (order by item) as upto
                from item where job_id = ? and item >= ? and item < ?)
            select item.external_id, item.content, item.gold,
                   case when paid_item.item is not null then 'PAID'
                        when coalesce(job_money.funded, 0) = 0 then 'NONE'
                        when job_money.closed
                             or (job_money.withdrawn > 0 and job_pool.item is null)
                        then 'REFUNDED'
                        else 'ESCROW' end
            from sized as item join job using (job_id)
            left join job_money using (job_id)
            left join job_pool on job_pool.job_id = item.job_id and job_pool.item = item.item
            left join paid_item on paid_item.job_id = item.job_id and paid_item.item = item.item
            where job.client_id = ? and (upto <= ? or upto = own)
            order by item.item\
            """;

    private static final String TASKS =
            """
            select item.job_id, item.item, item.content, paid_item.item is not null from item
            join unnest(?::uuid[], ?::int[]) as asked (job_id, item)
            on item.job_id = asked.job_id and item.item = asked.item
            left join paid_item on paid_item.job_id = item.job_id and paid_item.item = item.item\
            """;
    private static final String JOBS =
            "select job_id, draft, quote, pot from job where job_id = any(?)";

    /** Of a pool that an audit opened again after its pot was shared. */
    private static final String POT_SHARED_BEFORE = "0";

    private final DataSource dataSource;

    @Inject
    Items(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Up to {@link #PAGE_SIZE} items of a tenant's job from an index on, with their pots; fewer if
     * they are long, none only at the end.
     */
    public StreamItemsResponse page(ClientId client, JobId job, int from) throws SQLException {
        try (var sql = dataSource.getConnection();
                var select = sql.prepareStatement(PAGE)) {
            select.setObject(1, job.value());
            select.setInt(2, from);
            select.setInt(3, from + PAGE_SIZE);
            select.setObject(4, client.value());
            select.setInt(5, PAGE_BYTES_MAX);
            var page = StreamItemsResponse.newBuilder().setFirstItem(from);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    page.addItems(
                                    Item.newBuilder()
                                            .setExternalId(rows.getString(1))
                                            .setContent(rows.getString(2))
                                            .setGold(rows.getInt(3)))
                            .addPots(rows.getString(4));
                }
            }
            return page.build();
        }
    }

    /**
     * What workers are shown of these pools, in their order; unknown pools are left out. Whoever
     * would not be paid any more is told so before he answers.
     */
    public List<TaskView> tasks(List<PoolId> pools) throws SQLException {
        try (var sql = dataSource.getConnection();
                var items = sql.prepareStatement(TASKS);
                var jobs = sql.prepareStatement(JOBS)) {
            var jobIds = pools.stream().map(pool -> pool.jobId().value()).toArray();
            jobs.setArray(1, sql.createArrayOf("uuid", jobIds));
            Map<String, TaskView> frames = new HashMap<>();
            try (var rows = jobs.executeQuery()) {
                while (rows.next()) {
                    frames.put(rows.getString(1), frame(rows));
                }
            }
            items.setArray(1, sql.createArrayOf("uuid", jobIds));
            items.setArray(
                    2, sql.createArrayOf("int4", pools.stream().map(PoolId::item).toArray()));
            Map<String, TaskView> found = new HashMap<>();
            try (var rows = items.executeQuery()) {
                while (rows.next()) {
                    var frame = frames.get(rows.getString(1));
                    if (frame != null) {
                        var pool = rows.getString(1) + ":" + rows.getInt(2);
                        var task = frame.toBuilder().setPoolId(pool).setContent(rows.getString(3));
                        if (rows.getBoolean(4)) {
                            task.setPotBaseUnits(POT_SHARED_BEFORE);
                        }
                        found.put(pool, task.build());
                    }
                }
            }
            return pools.stream()
                    .map(PoolId::toString)
                    .filter(found::containsKey)
                    .map(found::get)
                    .toList();
        }
    }

    private static TaskView frame(ResultSet row) throws SQLException {
        try {
            var drafted = JobDrafted.parseFrom(row.getBytes(2));
            var view =
                    TaskView.newBuilder()
                            .setTaskType(drafted.getTaskType())
                            .setQuestion(drafted.getQuestion())
                            .addAllLabels(drafted.getLabelsList())
                            .setInstructions(drafted.getInstructions());
            var quote = row.getBytes(3);
            var pot = row.getBigDecimal(4);
            if (pot != null) {
                view.setPotBaseUnits(pot.toBigIntegerExact().toString());
            } else if (quote != null) {
                view.setPotBaseUnits(JobQuoted.parseFrom(quote).getPotBaseUnits());
            }
            return view.build();
        } catch (InvalidProtocolBufferException e) {
            throw new SQLException("a row of the job list cannot be read", e);
        }
    }
}
