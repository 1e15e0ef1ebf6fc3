/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.projection.directory;

import com.google.protobuf.InvalidProtocolBufferException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.ale.communities.domain.CommunityCommand.Evidence;
import org.ale.kernel.CommunityId;
import org.ale.kernel.Stage;
import org.ale.kernel.WorkerId;
import org.ale.schemas.communities.v1.CommunityView;

/** To which stage of graduation does belong what a worker has shown? */
@Singleton
public class Stages {
    private static final String SELECT =
            """
            select community.community_id, community.view, coalesce(result.passed, false)
            from community
            left join onboarding_result result
                on result.community_id = community.community_id and result.worker_id = ?
            where community.community_id = any(?)\
            """;

    private final DataSource dataSource;

    @Inject
    Stages(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private record Row(Stage stage, boolean passed) {}

    /**
     * What was shown, each with its community's stage, whatever the caller says of it; and what he
     * has passed at the platform.
     *
     * @param platform the platform's own communities
     */
    public List<Evidence> of(WorkerId worker, List<Evidence> shown, List<CommunityId> platform)
            throws SQLException {
        var asked = new LinkedHashSet<CommunityId>(platform);
        shown.forEach(each -> asked.add(each.community()));
        var rows = rows(worker, asked);
        var evidence = new ArrayList<Evidence>();
        for (var each : shown) {
            asked.remove(each.community());
            var row = rows.get(each.community());
            evidence.add(
                    new Evidence(
                            each.community(),
                            each.reputationMicro(),
                            each.accuracyBps(),
                            each.finished(),
                            each.onboardingPassed() || (row != null && row.passed()),
                            row == null ? null : row.stage()));
        }
        for (var community : asked) {
            var row = rows.get(community);
            if (row != null && row.passed()) {
                evidence.add(new Evidence(community, 0, 0, 0, true, row.stage()));
            }
        }
        return evidence;
    }

    private Map<CommunityId, Row> rows(WorkerId worker, Set<CommunityId> asked)
            throws SQLException {
        Map<CommunityId, Row> found = new LinkedHashMap<>();
        try (var sql = dataSource.getConnection();
                var select = sql.prepareStatement(SELECT)) {
            select.setObject(1, worker.value());
            var ids = asked.stream().map(CommunityId::value).toArray();
            select.setArray(2, sql.createArrayOf("uuid", ids));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var view = CommunityView.parseFrom(rows.getBytes(2));
                    found.put(
                            CommunityId.of(rows.getString(1)),
                            new Row(Stage.valueOf(view.getStage()), rows.getBoolean(3)));
                }
            }
        } catch (InvalidProtocolBufferException e) {
            throw new SQLException("a row of the directory cannot be read", e);
        }
        return found;
    }
}
