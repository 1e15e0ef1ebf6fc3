/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.projection.statements;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Where an outcome stands in a worker's history: log time, then the place in the log.
 *
 * @param atMillis log time, milliseconds since 1970
 * @param partition of the event topic
 * @param position dense count of the partition's facts, from 1
 */
public record Place(long atMillis, int partition, long position) {
    /** Later than everything. */
    public static final Place END = new Place(Long.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);

    private static final int PARTS = 3;

    /**
     * Reads a page token; the empty one is the end.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static Place of(String token) {
        if (token.isEmpty()) {
            return END;
        }
        var parts = token.split("-", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("not a page token");
        }
        return new Place(
                Long.parseLong(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    }

    void set(PreparedStatement statement, int first) throws SQLException {
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
