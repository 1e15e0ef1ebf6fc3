/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.postgres;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Where a fact stands in a history of several partitions: log time, then the place in the log. Its
 * text is the token of the page that comes before it in time.
 *
 * @param atMillis log time, milliseconds since 1970
 * @param partition of the event topic
 * @param position dense count of the partition's facts, from 1
 */
public record HistoryPlace(long atMillis, int partition, long position) {
    /** Later than everything. */
    public static final HistoryPlace END =
            new HistoryPlace(Long.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);

    private static final int PARTS = 3;

    /**
     * Reads a page token; the empty one is the end.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static HistoryPlace of(String token) {
        if (token.isEmpty()) {
            return END;
        }
        var parts = token.split("-", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("not a page token");
        }
        return new HistoryPlace(
                Long.parseLong(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    }

    /** Sets three parameters, in the order of the components. */
    public void set(PreparedStatement statement, int first) throws SQLException {
        statement.setLong(first, atMillis);
        statement.setInt(first + 1, partition);
        statement.setLong(first + 2, position);
    }

    /** The page token. */
    @Override
    public String toString() {
        return atMillis + "-" + partition + "-" + position;
    }
}
