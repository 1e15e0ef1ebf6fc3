/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.projection.directory;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.ale.kernel.PoolId;
import org.ale.schemas.communities.v1.CommunityEvent;
import org.ale.schemas.communities.v1.OnboardingPassed;
import org.ale.schemas.communities.v1.PlacesClosed;
import org.ale.schemas.communities.v1.PlacesOpened;

/** Writes what newcomers are paid, by whom, and how many places are taken; few facts, in order. */
final class PlacesTable {
    private static final String OPEN =
            "insert into onboarding_places (community_id, job_id, places, pot) values (?, ?, ?, ?)";
    private static final String TAKE =
            "update onboarding_places set taken = ? where community_id = ? and job_id = ?";
    private static final String CLOSE =
            "delete from onboarding_places where community_id = ? and job_id = ?";

    private PlacesTable() {}

    static void write(Connection sql, CommunityEvent event) throws SQLException {
        if (event.hasPlacesOpened()) {
            open(sql, event.getPlacesOpened());
        } else if (event.hasPlacesClosed()) {
            close(sql, event.getPlacesClosed());
        } else if (event.hasOnboardingPassed()
                && !event.getOnboardingPassed().getPlaceId().isEmpty()) {
            take(sql, event.getOnboardingPassed());
        }
    }

    private static void open(Connection sql, PlacesOpened opened) throws SQLException {
        try (var insert = sql.prepareStatement(OPEN)) {
            insert.setObject(1, UUID.fromString(opened.getCommunityId()));
            insert.setObject(2, UUID.fromString(opened.getJobId()));
            insert.setInt(3, opened.getPlaces());
            insert.setBigDecimal(4, new BigDecimal(opened.getPotBaseUnits()));
            insert.executeUpdate();
        }
    }

    private static void take(Connection sql, OnboardingPassed passed) throws SQLException {
        var place = PoolId.of(passed.getPlaceId());
        try (var update = sql.prepareStatement(TAKE)) {
            update.setInt(1, place.item() + 1);
            update.setObject(2, UUID.fromString(passed.getCommunityId()));
            update.setObject(3, place.jobId().value());
            update.executeUpdate();
        }
    }

    private static void close(Connection sql, PlacesClosed closed) throws SQLException {
        try (var delete = sql.prepareStatement(CLOSE)) {
            delete.setObject(1, UUID.fromString(closed.getCommunityId()));
            delete.setObject(2, UUID.fromString(closed.getJobId()));
            delete.executeUpdate();
        }
    }
}
