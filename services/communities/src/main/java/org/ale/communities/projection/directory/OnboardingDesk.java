/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.projection.directory;

import static org.ale.communities.domain.OnboardingSet.RETRY_AFTER;

import com.google.protobuf.InvalidProtocolBufferException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.WorkerId;
import org.ale.schemas.communities.v1.OnboardingSet;
import org.jspecify.annotations.Nullable;

/** Reads sets and how workers stand at them. */
@Singleton
public class OnboardingDesk {
    private static final String SELECT =
            """
            select latest.version, latest.onboarding, result.passed, result.correct,
                   result.at_millis, result.place,
                   coalesce((select places.pot from onboarding_places places
                       where places.community_id = ? order by places.number limit 1), 0) as pot,
                   array(select dealt.item from onboarding_dealt dealt
                       where dealt.community_id = ? and dealt.worker_id = ?
                       and dealt.version = latest.version
                       and not exists (select 1 from onboarding_answered answered
                           where answered.community_id = dealt.community_id
                           and answered.worker_id = dealt.worker_id
                           and answered.version = dealt.version and answered.item = dealt.item)
                       order by dealt.number) as open
            from (select 1) one
            left join lateral (select version, onboarding from onboarding_set
                where community_id = ? order by version desc limit 1) latest on true
            left join onboarding_result result
                on result.community_id = ? and result.worker_id = ?\
            """;

    private final DataSource dataSource;

    @Inject
    OnboardingDesk(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * How a worker stands.
     *
     * @param version of the set; 0 if there is none
     * @param open items that he was dealt and has not answered, in order of dealing
     * @param last how his last attempt ended; null if none has ended
     * @param pot what the next newcomer who passes is paid; zero if no job pays
     */
    public record Standing(
            int version, OnboardingSet set, List<Integer> open, @Nullable Result last, Ale pot) {
        public Standing {
            open = List.copyOf(open);
        }
    }

    /**
     * How an attempt ended.
     *
     * @param place the place that paid him; null if none did
     */
    public record Result(boolean passed, int correct, long atMillis, @Nullable String place) {
        /** When it may be repeated; 0 if it was passed. */
        public long retryAtMillis() {
            return passed ? 0 : atMillis + RETRY_AFTER.toMillis();
        }
    }

    /** How a worker stands in a community. */
    public Standing standing(CommunityId community, WorkerId worker) throws SQLException {
        try (var sql = dataSource.getConnection();
                var select = sql.prepareStatement(SELECT)) {
            select.setObject(1, community.value());
            select.setObject(2, community.value());
            select.setObject(3, worker.value());
            select.setObject(4, community.value());
            select.setObject(5, community.value());
            select.setObject(6, worker.value());
            try (var rows = select.executeQuery()) {
                rows.next();
                return standing(rows);
            }
        }
    }

    private static Standing standing(ResultSet rows) throws SQLException {
        var bytes = rows.getBytes("onboarding");
        rows.getBoolean("passed");
        var last =
                rows.wasNull()
                        ? null
                        : new Result(
                                rows.getBoolean("passed"),
                                rows.getInt("correct"),
                                rows.getLong("at_millis"),
                                rows.getString("place"));
        var open = new ArrayList<Integer>();
        for (var item : (Integer[]) rows.getArray("open").getArray()) {
            open.add(item);
        }
        try {
            var set =
                    bytes == null
                            ? OnboardingSet.getDefaultInstance()
                            : OnboardingSet.parseFrom(bytes);
            var pot = new Ale(rows.getBigDecimal("pot").toBigIntegerExact());
            return new Standing(rows.getInt("version"), set, open, last, pot);
        } catch (InvalidProtocolBufferException e) {
            throw new SQLException("a set cannot be read", e);
        }
    }
}
