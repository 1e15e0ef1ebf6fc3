/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.projection.reputations;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.ale.eventsourcing.postgres.HistoryPlace;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;

/** Answers what workers have and why. */
@Singleton
public final class Reputations {
    private static final String STANDINGS =
            """
            select community, reputation_micro, finished, won, visible_after
            from reputation where worker = ? order by community
            """;

    /** Changes are told from the moment on at which the score is: they would add up to it. */
    private static final String CHANGES =
            """
            select change.at_millis, change.partition, change.position, change.community,
                    change.job, change.item, change.gain_micro, change.reputation_micro,
                    change.reason
            from reputation_change change join reputation using (worker, community)
            where worker = ? and (? or community = ?)
                and (at_millis, partition, position) < (?, ?, ?)
                and reputation.finished >= reputation.visible_after
            order by at_millis desc, partition desc, position desc limit ?
            """;

    private static final String ELECTORATE =
            "select coalesce(sum(reputation_micro), 0) from reputation where community = ?";

    private final DataSource dataSource;

    @Inject
    Reputations(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Where a worker stands in one community. */
    public record Standing(
            UUID community, long reputationMicro, int finished, int won, int visibleAfter) {
        public boolean isVisible() {
            return finished >= visibleAfter;
        }
    }

    /** What one pool did to a worker. */
    public record Change(
            HistoryPlace place,
            UUID community,
            PoolId poolId,
            long gainMicro,
            long reputationMicro,
            String reason) {}

    /** By the worker's id, one for each community. */
    public List<Standing> standings(UUID worker) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(STANDINGS)) {
            select.setObject(1, worker);
            var standings = new ArrayList<Standing>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    standings.add(
                            new Standing(
                                    rows.getObject(1, UUID.class),
                                    rows.getLong(2),
                                    rows.getInt(3),
                                    rows.getInt(4),
                                    rows.getInt(5)));
                }
            }
            return standings;
        }
    }

    /** Reputation of all workers of a community, in micro-REP. */
    public long electorateMicro(UUID community) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(ELECTORATE)) {
            select.setObject(1, community);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** Newest first, those before a place; of one community or of all. */
    public List<Change> changes(
            UUID worker, Optional<UUID> community, HistoryPlace before, int limit)
            throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(CHANGES)) {
            select.setObject(1, worker);
            select.setBoolean(2, community.isEmpty());
            select.setObject(3, community.orElse(worker));
            before.set(select, 4);
            select.setInt(7, limit);
            return changes(select);
        }
    }

    private static List<Change> changes(PreparedStatement select) throws SQLException {
        var changes = new ArrayList<Change>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                changes.add(change(rows));
            }
        }
        return changes;
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                new HistoryPlace(row.getLong(1), row.getInt(2), row.getLong(3)),
                row.getObject(4, UUID.class),
                new PoolId(new JobId(row.getObject(5, UUID.class)), row.getInt(6)),
                row.getLong(7),
                row.getLong(8),
                row.getString(9));
    }
}
