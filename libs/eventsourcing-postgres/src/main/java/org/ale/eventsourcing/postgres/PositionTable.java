/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How far each projection has come: table projection_position, written with the data itself. */
final class PositionTable {
    private static final String SELECT =
            "select partition, position, kafka_offset from projection_position where projection ="
                    + " ?";

    /**
     * Moves a row only from the place where the writer believes it is, and makes one only where he
     * believes that there is none: a late writer changes nothing. It selects its values so that the
     * driver keeps a batch as single statements, each with its count.
     */
    private static final String MOVE =
            """
            insert into projection_position as known (projection, partition, position, kafka_offset)
            select ?, ?, ?, ?
            where ? = 0 or exists (
                select from projection_position as there
                where there.projection = ? and there.partition = ?)
            on conflict (projection, partition) do update
            set position = excluded.position, kafka_offset = excluded.kafka_offset
            where known.position = ?\
            """;

    private PositionTable() {}

    static Map<Integer, Place> load(Connection sql, String projection) throws SQLException {
        var places = new HashMap<Integer, Place>();
        try (var select = sql.prepareStatement(SELECT)) {
            select.setString(1, projection);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    places.put(rows.getInt(1), new Place(rows.getLong(2), rows.getLong(3)));
                }
            }
        }
        return places;
    }

    /**
     * Moves partitions forward.
     *
     * @throws StalePlaceException if another writer has moved one of them meanwhile
     */
    static void move(
            Connection sql, String projection, Map<Integer, Place> from, Map<Integer, Place> to)
            throws SQLException {
        var partitions = List.copyOf(to.keySet());
        try (var move = sql.prepareStatement(MOVE)) {
            for (var partition : partitions) {
                var after = Objects.requireNonNull(to.get(partition));
                move.setString(1, projection);
                move.setInt(2, partition);
                move.setLong(3, after.position());
                move.setLong(4, after.offset());
                var believed = from.getOrDefault(partition, Place.BEGINNING).position();
                move.setLong(5, believed);
                move.setString(6, projection);
                move.setInt(7, partition);
                move.setLong(8, believed);
                move.addBatch();
            }
            var moved = move.executeBatch();
            for (var index = 0; index < moved.length; index++) {
                if (moved[index] != 1) {
                    throw new StalePlaceException(projection, partitions.get(index));
                }
            }
        }
    }

    /** Another writer has moved a partition: what this one knows is old. */
    static final class StalePlaceException extends RuntimeException {
        private static final long serialVersionUID = 1;

        StalePlaceException(String projection, int partition) {
            super("partition " + partition + " of " + projection + " was moved by somebody else");
        }
    }
}
