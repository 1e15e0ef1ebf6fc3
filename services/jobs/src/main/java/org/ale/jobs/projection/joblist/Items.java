/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.projection.joblist;

import com.google.protobuf.InvalidProtocolBufferException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
    /** Items of one page of a stream. */
    public static final int PAGE_SIZE = 1_000;

    /**
     * A pot that was shared is paid whatever an audit says later. What was not shared goes back
     * when the escrow is closed, and at a cancellation at once if its pool was never opened.
     */
    private static final String PAGE =
            """
            select item.external_id, item.content, item.gold,
                   case when paid_item.item is not null then 'PAID'
                        when coalesce(job_money.funded, 0) = 0 then 'NONE'
                        when job_money.closed
                             or (job_money.withdrawn > 0 and job_pool.item is null)
                        then 'REFUNDED'
                        else 'ESCROW' end
            from item join job using (job_id)
            left join job_money using (job_id)
            left join job_pool on job_pool.job_id = item.job_id and job_pool.item = item.item
            left join paid_item on paid_item.job_id = item.job_id and paid_item.item = item.item
            where job.client_id = ? and item.job_id = ? and item.item >= ? and item.item < ?
            order by item.item\
            """;

    private static final String TASKS =
            """
            select item.job_id, item.item, item.content, paid_item.item is not null from item
            join unnest(?::uuid[], ?::int[]) as asked (job_id, item)
            on item.job_id = asked.job_id and item.item = asked.item
            left join paid_item on paid_item.job_id = item.job_id and paid_item.item = item.item\
            """;
    private static final String JOBS = "select job_id, draft, quote from job where job_id = any(?)";

    /** Of a pool that an audit opened again after its pot was shared. */
    private static final String POT_SHARED_BEFORE = "0";

    private final DataSource dataSource;

    @Inject
    Items(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Up to {@link #PAGE_SIZE} items of a tenant's job from an index on, with their pots. */
    public StreamItemsResponse page(ClientId client, JobId job, int from) throws SQLException {
        try (var sql = dataSource.getConnection();
                var select = sql.prepareStatement(PAGE)) {
            select.setObject(1, client.value());
            select.setObject(2, job.value());
            select.setInt(3, from);
            select.setInt(4, from + PAGE_SIZE);
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
                    frames.put(rows.getString(1), frame(rows.getBytes(2), rows.getBytes(3)));
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

    private static TaskView frame(byte[] draft, byte[] quote) throws SQLException {
        try {
            var drafted = JobDrafted.parseFrom(draft);
            var view =
                    TaskView.newBuilder()
                            .setTaskType(drafted.getTaskType())
                            .setQuestion(drafted.getQuestion())
                            .addAllLabels(drafted.getLabelsList())
                            .setInstructions(drafted.getInstructions());
            if (quote != null) {
                view.setPotBaseUnits(JobQuoted.parseFrom(quote).getPotBaseUnits());
            }
            return view.build();
        } catch (InvalidProtocolBufferException e) {
            throw new SQLException("a row of the job list cannot be read", e);
        }
    }
}
