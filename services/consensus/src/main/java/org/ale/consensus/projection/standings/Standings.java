/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.projection.standings;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.ale.kernel.CommunityId;
import org.ale.kernel.WorkerId;
import org.ale.schemas.type.v1.Standing;

/**
 * Reads how often a worker is right: what he was credited, leaning on his community's average as if
 * on four votes, so that two lucky answers do not make an expert.
 */
@Singleton
public final class Standings {
    /**
     * The community's average leans on 20 votes a label, 70 % of them right; a worker's accuracy
     * leans on the community's as if on four votes. Pools with different numbers of labels count by
     * votes.
     */
    private static final String ACCURACY =
            """
            select own.community_id,
                   sum(own.credited_micro * (own.right_micro + 4e6 * average.value)
                       / (own.credited_micro + 4e6)) / nullif(sum(own.credited_micro), 0),
                   sum(own.finished)
            from worker_credit own
            join community_credit all_of using (community_id, labels)
            cross join lateral (
                select (all_of.right_micro + 14e6 * labels)
                       / (all_of.credited_micro + 20e6 * labels) as value) average
            where own.worker_id = ? and (cardinality(?) = 0 or own.community_id = any(?))
            group by own.community_id order by own.community_id\
            """;

    private static final int BPS = 10_000;
    private final DataSource dataSource;

    @Inject
    Standings(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A worker's standings, without reputation, which is another service's.
     *
     * @param communities none means all
     */
    public List<Standing> of(WorkerId worker, List<CommunityId> communities) throws SQLException {
        try (var sql = dataSource.getConnection();
                var select = sql.prepareStatement(ACCURACY)) {
            var asked = communities.stream().map(CommunityId::value).toArray();
            select.setObject(1, worker.value());
            select.setArray(2, sql.createArrayOf("uuid", asked));
            select.setArray(3, sql.createArrayOf("uuid", asked));
            var standings = new ArrayList<Standing>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    standings.add(
                            Standing.newBuilder()
                                    .setCommunityId(rows.getObject(1, UUID.class).toString())
                                    .setAccuracyBps((int) Math.round(rows.getDouble(2) * BPS))
                                    .setFinished(rows.getInt(3))
                                    .build());
                }
            }
            return standings;
        }
    }
}
