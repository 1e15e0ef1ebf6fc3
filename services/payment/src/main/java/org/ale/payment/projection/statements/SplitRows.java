/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.projection.statements;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.schemas.payment.v1.PotSplit;

/** The numbers behind the paid pools of one batch, written by one statement. */
final class SplitRows {
    private static final String INSERT =
            """
            insert into pot_split (partition, position, payload)
            select * from unnest(?::integer[], ?::bigint[], ?::bytea[])
            """;

    private final List<Integer> partitions = new ArrayList<>();
    private final List<Long> positions = new ArrayList<>();
    private final List<byte[]> payloads = new ArrayList<>();

    void add(Envelope<?> envelope, PotSplit split) {
        partitions.add(envelope.partition());
        positions.add(envelope.position());
        payloads.add(split.toBuilder().clearPostings().build().toByteArray());
    }

    void insert(Connection sql) throws SQLException {
        if (partitions.isEmpty()) {
            return;
        }
        try (var insert = sql.prepareStatement(INSERT)) {
            insert.setArray(1, sql.createArrayOf("integer", partitions.toArray()));
            insert.setArray(2, sql.createArrayOf("bigint", positions.toArray()));
            insert.setArray(3, sql.createArrayOf("bytea", payloads.toArray(byte[][]::new)));
            insert.executeUpdate();
        }
    }
}
