/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.projection.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.ale.communities.domain.CommunityCommand.Evidence;
import org.ale.eventsourcing.testing.FreshSchema;
import org.ale.kernel.CommunityId;
import org.ale.kernel.Stage;
import org.ale.kernel.WorkerId;
import org.ale.schemas.communities.v1.CommunityView;
import org.junit.jupiter.api.Test;

/** On the PostgreSQL of the test stack, in a schema of its own. */
class StagesTest {
    private static final CommunityId BOTS = new CommunityId(UUID.randomUUID());
    private static final CommunityId IMAGES = new CommunityId(UUID.randomUUID());
    private static final CommunityId TREES = new CommunityId(UUID.randomUUID());
    private static final CommunityId UNKNOWN = new CommunityId(UUID.randomUUID());
    private static final WorkerId ANA = new WorkerId(UUID.randomUUID());
    private static final WorkerId BEN = new WorkerId(UUID.randomUUID());

    private final DataSource database;

    StagesTest() throws Exception {
        database = FreshSchema.of("communities_stages_test");
        found(BOTS, Stage.BOT_OR_NOT);
        found(IMAGES, Stage.IMAGE_RECOGNITION);
        found(TREES, Stage.USER_GENERATED);
        try (var sql = database.getConnection();
                var insert = sql.createStatement()) {
            insert.execute(
                    "insert into onboarding_result (community_id, worker_id, passed, correct,"
                            + " at_millis) values ('%s', '%s', true, 20, 7)".formatted(BOTS, ANA));
        }
    }

    private void found(CommunityId community, Stage stage) throws SQLException {
        try (var sql = database.getConnection();
                var insert =
                        sql.prepareStatement(
                                "insert into community (community_id, view, members)"
                                        + " values (?, ?, 0)")) {
            insert.setObject(1, community.value());
            insert.setBytes(
                    2, CommunityView.newBuilder().setStage(stage.name()).build().toByteArray());
            insert.executeUpdate();
        }
    }

    private List<Evidence> of(WorkerId worker, Evidence... shown) throws SQLException {
        return new Stages(database).of(worker, List.of(shown), List.of(BOTS, IMAGES));
    }

    @Test
    void tellsOfEachCommunityItsOwnStageWhateverTheCallerSays() throws SQLException {
        assertEquals(
                List.of(
                        new Evidence(TREES, 1, 2, 3, false, Stage.USER_GENERATED),
                        new Evidence(IMAGES, 0, 0, 4, false, Stage.IMAGE_RECOGNITION),
                        new Evidence(UNKNOWN, 0, 0, 5, false, null)),
                of(
                        BEN,
                        new Evidence(TREES, 1, 2, 3, false, Stage.RLHF),
                        new Evidence(IMAGES, 0, 0, 4, false),
                        new Evidence(UNKNOWN, 0, 0, 5, false, Stage.RLHF)));
    }

    @Test
    void tellsWhichSetsOfThePlatformHeHasPassed() throws SQLException {
        assertEquals(List.of(new Evidence(BOTS, 0, 0, 0, true, Stage.BOT_OR_NOT)), of(ANA));
        assertEquals(
                List.of(new Evidence(BOTS, 0, 0, 9, true, Stage.BOT_OR_NOT)),
                of(ANA, new Evidence(BOTS, 0, 0, 9, false)));
        assertEquals(List.of(), of(BEN));
    }
}
