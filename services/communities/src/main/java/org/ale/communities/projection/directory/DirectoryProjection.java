/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.projection.directory;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.eventsourcing.postgres.Projection;
import org.ale.eventsourcing.postgres.Projector;
import org.ale.eventsourcing.postgres.Projectors;
import org.ale.schemas.communities.v1.ChangeCancelled;
import org.ale.schemas.communities.v1.CommunityEvent;
import org.ale.schemas.communities.v1.CommunityView;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps each community as it is shown, and how many members it has. */
@ApplicationScoped
public class DirectoryProjection implements Projection<CommunityEvent> {
    /** Name of the read model. */
    public static final String NAME = "directory";

    private static final String INSERT =
            "insert into community (community_id, view, members) values (?, ?, 0)";
    private static final String CHANGE =
            "insert into parameter_version (community_id, version, effective_from, parameters)"
                    + " values (?, ?, ?, ?)";
    private static final String CANCEL =
            "delete from parameter_version where community_id = ? and version = ?";
    private static final String JOIN =
            "update community set members = members + ? where community_id = ?";

    private final Projector<CommunityEvent> projector;

    @Inject
    DirectoryProjection(Projectors projectors) {
        projector = projectors.of(this, CommunityEvent.parser());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Incoming(NAME)
    @Blocking
    void project(ConsumerRecords<String, byte[]> records) {
        projector.project(records);
    }

    @Override
    public void apply(Connection sql, List<Envelope<CommunityEvent>> events) throws SQLException {
        Map<String, Integer> joined = new LinkedHashMap<>();
        for (var envelope : events) {
            var event = envelope.event();
            switch (event.getEventCase()) {
                case FOUNDED -> founded(sql, envelope);
                case PARAMETERS_CHANGED -> changed(sql, envelope);
                case MEMBER_JOINED ->
                        joined.merge(event.getMemberJoined().getCommunityId(), 1, Integer::sum);
                case CHANGE_CANCELLED -> cancelled(sql, event.getChangeCancelled());
                case PROPOSAL_OPENED, BALLOT_CAST, PROPOSAL_PASSED, PROPOSAL_REJECTED ->
                        ProposalTable.write(sql, envelope);
                case ONBOARDING_PASSED, PLACES_OPENED, PLACES_CLOSED ->
                        PlacesTable.write(sql, event);
                case ONBOARDING_DEFINED,
                        ONBOARDING_DEALT,
                        ONBOARDING_ANSWERED,
                        ONBOARDING_FAILED,
                        EVENT_NOT_SET -> {}
            }
        }
        new OnboardingTables(sql).write(events);
        try (var update = sql.prepareStatement(JOIN)) {
            for (var entry : joined.entrySet()) {
                update.setInt(1, entry.getValue());
                update.setObject(2, UUID.fromString(entry.getKey()));
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static void founded(Connection sql, Envelope<CommunityEvent> envelope)
            throws SQLException {
        var founded = envelope.event().getFounded();
        var view =
                CommunityView.newBuilder()
                        .setCommunityId(founded.getCommunityId())
                        .setName(founded.getName())
                        .setTopic(founded.getTopic())
                        .setTemplate(founded.getTemplate())
                        .addAllTaskTypes(founded.getTaskTypesList())
                        .setStage(founded.getStage())
                        .setFounder(founded.getFounder())
                        .build();
        try (var insert = sql.prepareStatement(INSERT)) {
            insert.setObject(1, UUID.fromString(founded.getCommunityId()));
            insert.setBytes(2, view.toByteArray());
            insert.executeUpdate();
        }
        version(sql, founded.getCommunityId(), 1, 0, founded.getParameters().toByteArray());
    }

    private static void changed(Connection sql, Envelope<CommunityEvent> envelope)
            throws SQLException {
        var changed = envelope.event().getParametersChanged();
        version(
                sql,
                changed.getCommunityId(),
                changed.getVersion(),
                changed.getEffectiveFromMillis(),
                changed.getParameters().toByteArray());
    }

    private static void cancelled(Connection sql, ChangeCancelled cancelled) throws SQLException {
        try (var delete = sql.prepareStatement(CANCEL)) {
            delete.setObject(1, UUID.fromString(cancelled.getCommunityId()));
            delete.setInt(2, cancelled.getVersion());
            delete.executeUpdate();
        }
    }

    private static void version(
            Connection sql, String community, int version, long from, byte[] parameters)
            throws SQLException {
        try (var insert = sql.prepareStatement(CHANGE)) {
            insert.setObject(1, UUID.fromString(community));
            insert.setInt(2, version);
            insert.setLong(3, from);
            insert.setBytes(4, parameters);
            insert.executeUpdate();
        }
    }
}
