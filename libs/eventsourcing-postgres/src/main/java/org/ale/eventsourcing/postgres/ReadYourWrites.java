/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.postgres;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.ale.eventsourcing.ConsistencyToken;

/**
 * Lets a query wait until its read model shows what the asker has done. Never call it on an event
 * loop.
 */
@Singleton
public final class ReadYourWrites {
    /** How long a query waits unless it says otherwise. */
    public static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Another instance may project the partition: then only the table says how far it is. */
    private static final long TABLE_POLL_NANOS = Duration.ofMillis(25).toNanos();

    private static final String REACHED =
            """
            select 1 from projection_position
            where projection = ? and partition = ? and position >= ?\
            """;

    private final Projectors projectors;
    private final DataSource dataSource;

    @Inject
    ReadYourWrites(Projectors projectors, DataSource dataSource) {
        this.projectors = projectors;
        this.dataSource = dataSource;
    }

    /**
     * Waits until a projection shows a position.
     *
     * @param token {@code <partition>-<position>}; empty asks for nothing
     * @throws MalformedTokenException if the token is neither
     * @throws ReadBehindException if it takes longer than {@link #PATIENCE}
     */
    public void await(String projection, String token) {
        if (!token.isEmpty()) {
            await(projection, parsed(token), PATIENCE);
        }
    }

    /**
     * Waits until a projection shows a position.
     *
     * @throws ReadBehindException if it takes longer than the patience
     */
    public void await(String projection, ConsistencyToken token, Duration patience) {
        if (token.position() <= 0) {
            return;
        }
        var progress = projectors.progress(projection);
        var deadline = System.nanoTime() + patience.toNanos();
        while (!progress.hasReached(token.partition(), token.position())) {
            var left = deadline - System.nanoTime();
            if (arrives(progress, token, Math.min(left, TABLE_POLL_NANOS))
                    || isInTable(projection, token)) {
                return;
            }
            if (left <= 0) {
                throw new ReadBehindException(projection, token);
            }
        }
    }

    /**
     * Reads {@code <partition>-<position>}.
     *
     * @throws MalformedTokenException if it is not of this form
     */
    public static ConsistencyToken parsed(String token) {
        var dash = token.indexOf('-');
        try {
            return new ConsistencyToken(
                    Integer.parseInt(token.substring(0, Math.max(dash, 0))),
                    Long.parseLong(token.substring(dash + 1)));
        } catch (NumberFormatException e) {
            throw new MalformedTokenException(e);
        }
    }

    private static boolean arrives(
            ProjectionProgress progress, ConsistencyToken token, long nanosMax) {
        try {
            return progress.awaitReached(token.partition(), token.position(), nanosMax);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReadBehindException(progress.projection(), token);
        }
    }

    private boolean isInTable(String projection, ConsistencyToken token) {
        try (var sql = dataSource.getConnection();
                var select = sql.prepareStatement(REACHED)) {
            select.setString(1, projection);
            select.setInt(2, token.partition());
            select.setLong(3, token.position());
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the place of " + projection + " cannot be read", e);
        }
    }
}
