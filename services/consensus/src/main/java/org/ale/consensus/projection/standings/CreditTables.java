/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.projection.standings;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;

/** The tables behind standings, written with one statement for each batch. */
final class CreditTables {
    private static final String LOAD_POOLS =
            """
            select pool.job_id, pool.item, pool.voters
            from pool_credit pool join unnest(?::uuid[], ?::int[]) as asked (job_id, item)
            on pool.job_id = asked.job_id and pool.item = asked.item\
            """;

    private static final String KEEP_POOLS =
            """
            insert into pool_credit (job_id, item, voters)
            select * from unnest(?::uuid[], ?::int[], ?::bytea[])
            on conflict (job_id, item) do update set voters = excluded.voters\
            """;

    private static final String FORGET_JOBS = "delete from pool_credit where job_id = any(?)";

    private static final String ADD_WORKERS =
            """
            insert into worker_credit as known
                (worker_id, community_id, labels, right_micro, credited_micro, finished)
            select * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::bigint[], ?::bigint[], ?::int[])
            on conflict (worker_id, community_id, labels) do update set
                right_micro = known.right_micro + excluded.right_micro,
                credited_micro = known.credited_micro + excluded.credited_micro,
                finished = known.finished + excluded.finished\
            """;

    private static final String ADD_COMMUNITIES =
            """
            insert into community_credit as known
                (community_id, labels, right_micro, credited_micro)
            select * from unnest(?::uuid[], ?::int[], ?::bigint[], ?::bigint[])
            on conflict (community_id, labels) do update set
                right_micro = known.right_micro + excluded.right_micro,
                credited_micro = known.credited_micro + excluded.credited_micro\
            """;

    private final Connection sql;

    CreditTables(Connection sql) {
        this.sql = sql;
    }

    /** What the voters of these pools were credited so far. */
    Map<PoolId, PoolCredit> load(Collection<PoolId> pools) throws SQLException {
        var found = new HashMap<PoolId, PoolCredit>();
        try (var select = sql.prepareStatement(LOAD_POOLS)) {
            setPools(select, pools);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var job = new JobId(rows.getObject(1, UUID.class));
                    found.put(new PoolId(job, rows.getInt(2)), PoolCredit.read(rows.getBytes(3)));
                }
            }
        }
        return found;
    }

    void keep(Map<PoolId, PoolCredit> pools) throws SQLException {
        try (var insert = sql.prepareStatement(KEEP_POOLS)) {
            setPools(insert, pools.keySet());
            var voters = pools.values().stream().map(PoolCredit::bytes).toArray(byte[][]::new);
            insert.setArray(3, sql.createArrayOf("bytea", voters));
            insert.executeUpdate();
        }
    }

    private void setPools(PreparedStatement statement, Collection<PoolId> pools)
            throws SQLException {
        var jobs = pools.stream().map(pool -> pool.jobId().value()).toArray();
        var items = pools.stream().map(PoolId::item).toArray();
        statement.setArray(1, sql.createArrayOf("uuid", jobs));
        statement.setArray(2, sql.createArrayOf("int4", items));
    }

    void forget(List<UUID> jobs) throws SQLException {
        try (var delete = sql.prepareStatement(FORGET_JOBS)) {
            delete.setArray(1, sql.createArrayOf("uuid", jobs.toArray()));
            delete.executeUpdate();
        }
    }

    void add(CreditSums sums) throws SQLException {
        var keys = sums.workers().keySet();
        var values = sums.workers().values();
        try (var insert = sql.prepareStatement(ADD_WORKERS)) {
            insert.setArray(1, uuids(keys.stream().map(CreditSums.Worker::worker).toArray()));
            insert.setArray(
                    2, uuids(keys.stream().map(key -> key.community().community()).toArray()));
            insert.setArray(3, ints(keys.stream().map(key -> key.community().labels()).toArray()));
            insert.setArray(4, longs(values.stream().map(sum -> sum.rightMicro).toArray()));
            insert.setArray(5, longs(values.stream().map(sum -> sum.creditedMicro).toArray()));
            insert.setArray(6, ints(values.stream().map(sum -> sum.finished).toArray()));
            insert.executeUpdate();
        }
        addCommunities(sums);
    }

    private void addCommunities(CreditSums sums) throws SQLException {
        var keys = sums.communities().keySet();
        var values = sums.communities().values();
        try (var insert = sql.prepareStatement(ADD_COMMUNITIES)) {
            insert.setArray(1, uuids(keys.stream().map(CreditSums.Community::community).toArray()));
            insert.setArray(2, ints(keys.stream().map(CreditSums.Community::labels).toArray()));
            insert.setArray(3, longs(values.stream().map(sum -> sum.rightMicro).toArray()));
            insert.setArray(4, longs(values.stream().map(sum -> sum.creditedMicro).toArray()));
            insert.executeUpdate();
        }
    }

    private Array uuids(Object[] values) throws SQLException {
        return sql.createArrayOf("uuid", values);
    }

    private Array ints(Object[] values) throws SQLException {
        return sql.createArrayOf("int4", values);
    }

    private Array longs(Object[] values) throws SQLException {
        return sql.createArrayOf("int8", values);
    }
}
