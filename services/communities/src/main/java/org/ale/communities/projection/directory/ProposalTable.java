/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.projection.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.schemas.communities.v1.BallotCast;
import org.ale.schemas.communities.v1.CommunityEvent;
import org.ale.schemas.communities.v1.ProposalOpened;

/** Writes proposals as they stand. They change seldom, so each fact is a statement. */
final class ProposalTable {
    private static final String OPEN =
            "insert into proposal (community_id, proposal, opened, position) values (?, ?, ?, ?)";
    private static final String CAST =
            "update proposal set yes_micro = yes_micro + ?, no_micro = no_micro + ?"
                    + " where community_id = ? and proposal = ?";
    private static final String END =
            "update proposal set state = ?, version = ? where community_id = ? and proposal = ?";

    private ProposalTable() {}

    static void write(Connection sql, Envelope<CommunityEvent> envelope) throws SQLException {
        var event = envelope.event();
        if (event.hasProposalOpened()) {
            open(sql, event.getProposalOpened(), envelope.position());
        } else if (event.hasBallotCast()) {
            cast(sql, event.getBallotCast());
        } else if (event.hasProposalPassed()) {
            var passed = event.getProposalPassed();
            end(sql, passed.getCommunityId(), passed.getProposal(), "PASSED", passed.getVersion());
        } else {
            var refused = event.getProposalRejected();
            end(sql, refused.getCommunityId(), refused.getProposal(), refused.getReason(), 0);
        }
    }

    private static void open(Connection sql, ProposalOpened opened, long position)
            throws SQLException {
        try (var insert = sql.prepareStatement(OPEN)) {
            insert.setObject(1, UUID.fromString(opened.getCommunityId()));
            insert.setInt(2, opened.getProposal());
            insert.setBytes(3, opened.toByteArray());
            insert.setLong(4, position);
            insert.executeUpdate();
        }
    }

    private static void cast(Connection sql, BallotCast cast) throws SQLException {
        try (var update = sql.prepareStatement(CAST)) {
            update.setLong(1, cast.getYes() ? cast.getWeightMicro() : 0);
            update.setLong(2, cast.getYes() ? 0 : cast.getWeightMicro());
            update.setObject(3, UUID.fromString(cast.getCommunityId()));
            update.setInt(4, cast.getProposal());
            update.executeUpdate();
        }
    }

    private static void end(
            Connection sql, String community, int proposal, String state, int version)
            throws SQLException {
        try (var update = sql.prepareStatement(END)) {
            update.setString(1, state);
            update.setInt(2, version);
            update.setObject(3, UUID.fromString(community));
            update.setInt(4, proposal);
            update.executeUpdate();
        }
    }
}
