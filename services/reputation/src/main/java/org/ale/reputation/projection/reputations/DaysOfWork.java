/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.projection.reputations;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.ale.reputation.progress.DayOfWork;
import org.ale.reputation.progress.Season;
import org.ale.reputation.progress.SeasonScore;

/** Answers what workers did on each day, and who of some was the most accurate in a season. */
@Singleton
public final class DaysOfWork {
    private static final int RANKED_MAX = 100;

    private static final String DAYS =
            """
            select community, day, decided, won
            from day_of_work where worker = ? order by community, day
            """;

    private static final String RANKING =
            """
            select worker, rank() over (order by won / decided desc, decided desc) as place,
                    decided, won
            from (
                select worker, sum(decided) as decided, greatest(sum(won), 0)::numeric as won
                from day_of_work
                where community = ? and day between ? and ? and worker = any(?)
                group by worker having sum(decided) >= ?
            ) as score
            order by place, worker limit ?
            """;

    private final DataSource dataSource;

    @Inject
    DaysOfWork(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * One row of a ranking.
     *
     * @param place from 1; equals share it
     */
    public record Ranked(UUID worker, int place, int decided, int won) {}

    /** By community, in order of days. */
    public Map<UUID, List<DayOfWork>> of(UUID worker) throws SQLException {
        var days = new LinkedHashMap<UUID, List<DayOfWork>>();
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(DAYS)) {
            select.setObject(1, worker);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    days.computeIfAbsent(rows.getObject(1, UUID.class), _ -> new ArrayList<>())
                            .add(
                                    new DayOfWork(
                                            LocalDate.ofEpochDay(rows.getInt(2)),
                                            rows.getInt(3),
                                            rows.getInt(4)));
                }
            }
        }
        return days;
    }

    /** The most accurate first; who decided more comes first among equals. */
    public List<Ranked> ranking(UUID community, Season season, List<UUID> workers)
            throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(RANKING)) {
            select.setObject(1, community);
            select.setInt(2, (int) season.firstDay().toEpochDay());
            select.setInt(3, (int) season.lastDay().toEpochDay());
            select.setArray(4, connection.createArrayOf("uuid", workers.toArray()));
            select.setInt(5, SeasonScore.DECIDED_MIN);
            select.setInt(6, RANKED_MAX);
            return ranked(select);
        }
    }

    private static List<Ranked> ranked(PreparedStatement select) throws SQLException {
        var ranked = new ArrayList<Ranked>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                ranked.add(
                        new Ranked(
                                rows.getObject(1, UUID.class),
                                rows.getInt(2),
                                rows.getInt(3),
                                rows.getInt(4)));
            }
        }
        return ranked;
    }
}
