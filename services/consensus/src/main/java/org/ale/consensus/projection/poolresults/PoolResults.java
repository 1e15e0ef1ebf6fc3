/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.projection.poolresults;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.ale.kernel.JobId;
import org.ale.schemas.consensus.v1.ItemResult;

/** Reads the labels of a job, page by page. */
@Singleton
public final class PoolResults {
    /** Items of a page: some 20 kB on the wire. */
    public static final int PAGE_ITEMS = 1000;

    /** Asks for the first page. */
    public static final int BEFORE_FIRST_ITEM = -1;

    private static final String PAGE =
            """
            select item, label, confidence_micro, votes, resolved, gold, agreement_bps
            from pool_result where job_id = ? and item > ? order by item limit ?\
            """;

    private final DataSource dataSource;

    @Inject
    PoolResults(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The next page in order of item; empty after the last.
     *
     * @param after the last item of the page before, or {@link #BEFORE_FIRST_ITEM}
     */
    public List<ItemResult> page(JobId job, int after) throws SQLException {
        try (var sql = dataSource.getConnection();
                var select = sql.prepareStatement(PAGE)) {
            select.setObject(1, job.value());
            select.setInt(2, after);
            select.setInt(3, PAGE_ITEMS);
            var page = new ArrayList<ItemResult>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    page.add(read(rows));
                }
            }
            return page;
        }
    }

    private static ItemResult read(ResultSet row) throws SQLException {
        return ItemResult.newBuilder()
                .setItem(row.getInt(1))
                .setLabel(row.getInt(2))
                .setConfidenceMicro(row.getInt(3))
                .setVotes(row.getInt(4))
                .setResolved(row.getBoolean(5))
                .setGold(row.getBoolean(6))
                .setAgreementBps(row.getInt(7))
                .build();
    }
}
