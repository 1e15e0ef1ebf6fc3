/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.projection.epochhistory;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.ale.kernel.Ale;

/** Answers how inflation epochs were shared, and at what rate stakers are rewarded. */
@Singleton
public final class EpochHistory {
    private static final String BEFORE =
            """
            select index, at_millis, stakers, communities, allocated, unminted, staked
            from epoch where index < ? order by index desc limit ?
            """;
    private static final String COMMUNITIES =
            """
            select community, work, fees, eligible, part from epoch_community
            where index = ? order by part desc, community limit 100
            """;

    private final DataSource dataSource;

    @Inject
    EpochHistory(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** One community's part. */
    public record Part(UUID community, Ale work, Ale fees, int eligible, Ale part) {}

    /** One epoch; its communities are the hundred with the largest parts. */
    public record Epoch(
            long index,
            long atMillis,
            Ale stakers,
            Ale communities,
            Ale allocated,
            Ale unminted,
            Ale staked,
            List<Part> parts) {}

    /** What stakers got in the last period; a length of zero if that is not known yet. */
    public record Rate(Ale stakers, Duration period) {}

    /** Newest first, those before an index. */
    public List<Epoch> before(long index, int limit) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(BEFORE)) {
            select.setLong(1, index);
            select.setInt(2, limit);
            var epochs = new ArrayList<Epoch>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    epochs.add(epoch(rows, parts(connection, rows.getLong(1))));
                }
            }
            return epochs;
        }
    }

    /** The rate of the last period: its length is the time between the last two. */
    public Rate rate() throws SQLException {
        var last = before(Long.MAX_VALUE, 2);
        return last.size() < 2
                ? new Rate(Ale.ZERO, Duration.ZERO)
                : new Rate(
                        last.getFirst().stakers(),
                        Duration.ofMillis(last.getFirst().atMillis() - last.getLast().atMillis()));
    }

    private static List<Part> parts(Connection connection, long index) throws SQLException {
        try (var select = connection.prepareStatement(COMMUNITIES)) {
            select.setLong(1, index);
            var parts = new ArrayList<Part>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    parts.add(
                            new Part(
                                    rows.getObject(1, UUID.class),
                                    ale(rows, 2),
                                    ale(rows, 3),
                                    rows.getInt(4),
                                    ale(rows, 5)));
                }
            }
            return parts;
        }
    }

    private static Epoch epoch(ResultSet row, List<Part> parts) throws SQLException {
        return new Epoch(
                row.getLong(1),
                row.getLong(2),
                ale(row, 3),
                ale(row, 4),
                ale(row, 5),
                ale(row, 6),
                ale(row, 7),
                parts);
    }

    private static Ale ale(ResultSet row, int column) throws SQLException {
        return new Ale(row.getBigDecimal(column).toBigIntegerExact());
    }
}
