/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.projection.directory;

import com.google.protobuf.InvalidProtocolBufferException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.ale.kernel.CommunityId;
import org.ale.schemas.communities.v1.ProposalOpened;
import org.ale.schemas.communities.v1.ProposalView;

/** Reads proposals, newest first. */
@Singleton
public class Proposals {
    private static final String SELECT =
            "select opened, yes_micro, no_micro, state, version from proposal";
    private static final String PAGE =
            SELECT + " where community_id = ? and proposal < ? order by proposal desc limit ?";
    private static final String AT = SELECT + " where community_id = ? and position = ?";

    private final DataSource dataSource;

    @Inject
    Proposals(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A page of those with a lower number. */
    public List<ProposalView> page(CommunityId community, int before, int size)
            throws SQLException {
        try (var sql = dataSource.getConnection();
                var select = sql.prepareStatement(PAGE)) {
            select.setObject(1, community.value());
            select.setInt(2, before);
            select.setInt(3, size);
            var page = new ArrayList<ProposalView>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    page.add(view(rows));
                }
            }
            return page;
        }
    }

    /** The one that was opened at a position of its community's partition. */
    public Optional<ProposalView> at(CommunityId community, long position) throws SQLException {
        try (var sql = dataSource.getConnection();
                var select = sql.prepareStatement(AT)) {
            select.setObject(1, community.value());
            select.setLong(2, position);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(view(rows)) : Optional.empty();
            }
        }
    }

    private static ProposalView view(ResultSet rows) throws SQLException {
        try {
            var opened = ProposalOpened.parseFrom(rows.getBytes(1));
            return ProposalView.newBuilder()
                    .setProposal(opened.getProposal())
                    .setWorkerId(opened.getWorkerId())
                    .putAllOverrides(opened.getOverridesMap())
                    .setElectorateMicro(opened.getElectorateMicro())
                    .setYesMicro(rows.getLong(2))
                    .setNoMicro(rows.getLong(3))
                    .setClosesAtMillis(opened.getClosesAtMillis())
                    .setState(rows.getString(4))
                    .setVersion(rows.getInt(5))
                    .build();
        } catch (InvalidProtocolBufferException e) {
            throw new SQLException("a proposal cannot be read", e);
        }
    }
}
