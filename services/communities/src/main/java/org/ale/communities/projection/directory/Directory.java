/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.projection.directory;

import com.google.protobuf.InvalidProtocolBufferException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.ale.kernel.CommunityId;
import org.ale.schemas.communities.v1.CommunityView;
import org.ale.schemas.communities.v1.OnboardingSet;
import org.ale.schemas.communities.v1.PendingChange;
import org.ale.schemas.type.v1.CommunityParameters;

/** Reads communities with the parameters in force. */
@Singleton
public class Directory {
    private static final String SELECT =
            """
            select community.number, community.view, community.members,
                   latest.version, latest.parameters, asks.onboarding,
                   coalesce((select places.pot from onboarding_places places
                       where places.community_id = community.community_id
                       order by places.number limit 1), 0),
                   coalesce((select sum(places.places - places.taken)
                       from onboarding_places places
                       where places.community_id = community.community_id), 0)
            from community
            left join lateral (
                select onboarding from onboarding_set
                where onboarding_set.community_id = community.community_id
                order by version desc limit 1) asks on true
            join lateral (
                select version, parameters from parameter_version
                where parameter_version.community_id = community.community_id
                and effective_from <= ? order by version desc limit 1) latest on true\
            """;

    private static final String PENDING =
            "select version, effective_from, parameters from parameter_version"
                    + " where community_id = ? and effective_from > ? order by effective_from";

    private final DataSource dataSource;

    @Inject
    Directory(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A community and its place in the order of founding. */
    public record Row(long number, CommunityView view) {}

    /** One community. */
    public Optional<CommunityView> one(CommunityId community, long nowMillis) throws SQLException {
        try (var sql = dataSource.getConnection();
                var select = sql.prepareStatement(SELECT + " where community.community_id = ?")) {
            select.setLong(1, nowMillis);
            select.setObject(2, community.value());
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(withPending(sql, row(rows).view(), nowMillis))
                        : Optional.empty();
            }
        }
    }

    /** What was cancelled is followed by a version that changes nothing, which is not shown. */
    private static CommunityView withPending(Connection sql, CommunityView view, long nowMillis)
            throws SQLException {
        var complete = view.toBuilder();
        var before = view.getParameters();
        try (var select = sql.prepareStatement(PENDING)) {
            select.setObject(1, UUID.fromString(view.getCommunityId()));
            select.setLong(2, nowMillis);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var parameters = CommunityParameters.parseFrom(rows.getBytes(3));
                    if (!parameters.equals(before)) {
                        complete.addPending(
                                PendingChange.newBuilder()
                                        .setVersion(rows.getInt(1))
                                        .setEffectiveFromMillis(rows.getLong(2))
                                        .setParameters(parameters));
                    }
                    before = parameters;
                }
            }
        } catch (InvalidProtocolBufferException e) {
            throw new SQLException("parameters cannot be read", e);
        }
        return complete.build();
    }

    /** A page in order of founding, after a place. */
    public List<Row> page(long after, int size, long nowMillis) throws SQLException {
        try (var sql = dataSource.getConnection();
                var select =
                        sql.prepareStatement(
                                SELECT
                                        + " where community.number > ?"
                                        + " order by community.number limit ?")) {
            select.setLong(1, nowMillis);
            select.setLong(2, after);
            select.setInt(3, size);
            var page = new ArrayList<Row>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    page.add(row(rows));
                }
            }
            return page;
        }
    }

    private static Row row(ResultSet rows) throws SQLException {
        try {
            var view =
                    CommunityView.parseFrom(rows.getBytes(2)).toBuilder()
                            .setMembers(rows.getInt(3))
                            .setParametersVersion(rows.getInt(4))
                            .setParameters(CommunityParameters.parseFrom(rows.getBytes(5)))
                            .setOnboardingPotBaseUnits(
                                    rows.getBigDecimal(7).toBigIntegerExact().toString())
                            .setOnboardingPlacesLeft(rows.getInt(8));
            var onboarding = rows.getBytes(6);
            if (onboarding != null) {
                var asked = OnboardingSet.parseFrom(onboarding).getAsked();
                view.setOnboardingAsked(asked)
                        .setOnboardingCorrectMin(
                                org.ale.communities.domain.OnboardingSet.correctMin(asked));
            }
            return new Row(rows.getLong(1), view.build());
        } catch (InvalidProtocolBufferException e) {
            throw new SQLException("a row of the directory cannot be read", e);
        }
    }
}
