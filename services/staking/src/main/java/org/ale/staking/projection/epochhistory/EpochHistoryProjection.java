/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.projection.epochhistory;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.eventsourcing.postgres.Projection;
import org.ale.eventsourcing.postgres.Projector;
import org.ale.eventsourcing.postgres.Projectors;
import org.ale.schemas.staking.v1.NetworkEvent;
import org.ale.schemas.staking.v1.RewardsAllocated;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** One row for each epoch, one for each community in it. */
@ApplicationScoped
public class EpochHistoryProjection implements Projection<NetworkEvent> {
    /** Name of the read model. */
    public static final String NAME = "epochhistory";

    private static final String EPOCH =
            """
            insert into epoch (index, at_millis, stakers, communities, allocated, unminted, staked)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """;
    private static final String COMMUNITY =
            """
            insert into epoch_community (index, community, work, fees, eligible, part)
            values (?, ?, ?, ?, ?, ?)
            """;

    private final Projector<NetworkEvent> projector;

    @Inject
    EpochHistoryProjection(Projectors projectors) {
        projector = projectors.of(this, NetworkEvent.parser());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Incoming(NAME)
    @Blocking
    void follow(ConsumerRecords<String, byte[]> records) {
        projector.project(records);
    }

    @Override
    public void apply(Connection sql, List<Envelope<NetworkEvent>> events) throws SQLException {
        for (var envelope : events) {
            if (envelope.event().hasRewardsAllocated()) {
                save(sql, envelope.event().getRewardsAllocated());
            }
        }
    }

    private static void save(Connection sql, RewardsAllocated allocated) throws SQLException {
        try (var epoch = sql.prepareStatement(EPOCH);
                var part = sql.prepareStatement(COMMUNITY)) {
            epoch.setLong(1, allocated.getIndex());
            epoch.setLong(2, allocated.getAtMillis());
            epoch.setBigDecimal(3, new BigDecimal(allocated.getStakersBaseUnits()));
            epoch.setBigDecimal(4, new BigDecimal(allocated.getCommunitiesBaseUnits()));
            epoch.setBigDecimal(5, new BigDecimal(allocated.getAllocatedBaseUnits()));
            epoch.setBigDecimal(6, new BigDecimal(allocated.getUnmintedBaseUnits()));
            epoch.setBigDecimal(7, new BigDecimal(allocated.getStakedBaseUnits()));
            epoch.executeUpdate();
            for (var community : allocated.getCommunitiesList()) {
                part.setLong(1, allocated.getIndex());
                part.setObject(2, UUID.fromString(community.getCommunityId()));
                part.setBigDecimal(3, new BigDecimal(community.getWorkBaseUnits()));
                part.setBigDecimal(4, new BigDecimal(community.getFeeBaseUnits()));
                part.setInt(5, community.getEligible());
                part.setBigDecimal(6, new BigDecimal(community.getBaseUnits()));
                part.addBatch();
            }
            part.executeBatch();
        }
    }
}
