/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.projection.reputations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.kernel.PoolId;
import org.ale.schemas.reputation.v1.Participant;

/** Changes of one batch, written by one statement. */
final class ChangeRows {
    private static final String INSERT =
            """
            insert into reputation_change (worker, at_millis, partition, position, community, job,
                    item, gain_micro, reputation_micro, reason)
            select * from unnest(?::uuid[], ?::bigint[], ?::integer[], ?::bigint[], ?::uuid[],
                    ?::uuid[], ?::integer[], ?::bigint[], ?::bigint[], ?::text[])
            """;

    private final List<UUID> workers = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private final List<Integer> partitions = new ArrayList<>();
    private final List<Long> positions = new ArrayList<>();
    private final List<UUID> communities = new ArrayList<>();
    private final List<UUID> jobs = new ArrayList<>();
    private final List<Integer> items = new ArrayList<>();
    private final List<Long> gains = new ArrayList<>();
    private final List<Long> reputations = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();

    void add(Envelope<?> envelope, String poolId, Participant participant, Reason reason) {
        var pool = PoolId.of(poolId);
        workers.add(UUID.fromString(participant.getWorkerId()));
        times.add(envelope.at().toEpochMilli());
        partitions.add(envelope.partition());
        positions.add(envelope.position());
        communities.add(UUID.fromString(envelope.streamId()));
        jobs.add(pool.jobId().value());
        items.add(pool.item());
        gains.add(participant.getGainMicro());
        reputations.add(participant.getReputationMicro());
        reasons.add(reason.name());
    }

    void insert(Connection sql) throws SQLException {
        if (workers.isEmpty()) {
            return;
        }
        try (var insert = sql.prepareStatement(INSERT)) {
            insert.setArray(1, sql.createArrayOf("uuid", workers.toArray()));
            insert.setArray(2, sql.createArrayOf("bigint", times.toArray()));
            insert.setArray(3, sql.createArrayOf("integer", partitions.toArray()));
            insert.setArray(4, sql.createArrayOf("bigint", positions.toArray()));
            insert.setArray(5, sql.createArrayOf("uuid", communities.toArray()));
            insert.setArray(6, sql.createArrayOf("uuid", jobs.toArray()));
            insert.setArray(7, sql.createArrayOf("integer", items.toArray()));
            insert.setArray(8, sql.createArrayOf("bigint", gains.toArray()));
            insert.setArray(9, sql.createArrayOf("bigint", reputations.toArray()));
            insert.setArray(10, sql.createArrayOf("text", reasons.toArray()));
            insert.executeUpdate();
        }
    }
}
