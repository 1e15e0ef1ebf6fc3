/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.projection.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.eventsourcing.testing.FreshSchema;
import org.ale.kernel.CommunityId;
import org.ale.schemas.communities.v1.CommunityEvent;
import org.ale.schemas.communities.v1.ProposalOpened;
import org.ale.schemas.communities.v1.ProposalView;
import org.junit.jupiter.api.Test;

/** On the PostgreSQL of the test stack, in a schema of its own. */
class ProposalsTest {
    private static final CommunityId TREES = new CommunityId(UUID.randomUUID());
    private static final CommunityId OTHERS = new CommunityId(UUID.randomUUID());

    private final DataSource database;
    private final Proposals proposals;

    ProposalsTest() throws Exception {
        database = FreshSchema.of("communities_proposals_test");
        proposals = new Proposals(database);
    }

    private void opened(CommunityId community, int proposal, long position) throws SQLException {
        var opened =
                ProposalOpened.newBuilder()
                        .setCommunityId(community.toString())
                        .setProposal(proposal);
        var event = CommunityEvent.newBuilder().setProposalOpened(opened).build();
        try (var sql = database.getConnection()) {
            ProposalTable.write(
                    sql,
                    new Envelope<>(community.toString(), 1, 0, position, Instant.EPOCH, "", event));
        }
    }

    private Optional<Integer> at(CommunityId community, long position) throws SQLException {
        return proposals.at(community, position).map(ProposalView::getProposal);
    }

    @Test
    void areFoundByWhereTheyWereOpened() throws SQLException {
        opened(TREES, 1, 7);
        opened(TREES, 2, 9);
        opened(OTHERS, 1, 8);

        assertEquals(Optional.of(1), at(TREES, 7));
        assertEquals(Optional.of(2), at(TREES, 9));
        assertEquals(Optional.empty(), at(TREES, 8));
        assertEquals(
                List.of(2, 1),
                proposals.page(TREES, Integer.MAX_VALUE, 9).stream()
                        .map(ProposalView::getProposal)
                        .toList());
    }
}
