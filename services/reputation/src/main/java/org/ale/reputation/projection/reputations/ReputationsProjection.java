/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.projection.reputations;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.eventsourcing.postgres.Projection;
import org.ale.eventsourcing.postgres.Projector;
import org.ale.eventsourcing.postgres.Projectors;
import org.ale.schemas.reputation.v1.MemberEvent;
import org.ale.schemas.reputation.v1.Participant;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Three statements for each batch of facts, however large it is. */
@ApplicationScoped
public class ReputationsProjection implements Projection<MemberEvent> {
    public static final String NAME = "reputations";

    private final Projector<MemberEvent> projector;

    @Inject
    ReputationsProjection(Projectors projectors) {
        projector = projectors.of(this, MemberEvent.parser());
    }

    @Incoming(NAME)
    @Blocking
    void follow(ConsumerRecords<String, byte[]> records) {
        projector.project(records);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(Connection sql, List<Envelope<MemberEvent>> events) throws SQLException {
        var changes = new ChangeRows();
        var standings = new StandingRows();
        var days = new DayRows();
        for (var envelope : events) {
            read(envelope, changes, standings, days);
        }
        changes.insert(sql);
        standings.upsert(sql);
        days.upsert(sql);
    }

    private static void read(
            Envelope<MemberEvent> envelope,
            ChangeRows changes,
            StandingRows standings,
            DayRows days) {
        var event = envelope.event();
        switch (event.getEventCase()) {
            case REPUTATION_CREDITED -> {
                var credited = event.getReputationCredited();
                for (var each : credited.getParticipantsList()) {
                    var reason = each.getWon() ? Reason.WON : Reason.DID_NOT_WIN;
                    changes.add(envelope, credited.getPoolId(), each, reason);
                    standings.add(envelope, each, won(each), credited.getVisibleAfter());
                    days.decided(envelope, each);
                }
            }
            case POOL_UNREWARDED -> {
                var unrewarded = event.getPoolUnrewarded();
                for (var each : unrewarded.getParticipantsList()) {
                    changes.add(envelope, unrewarded.getPoolId(), each, Reason.UNRESOLVED);
                    standings.add(envelope, each, 0, unrewarded.getVisibleAfter());
                }
            }
            case REPUTATION_REVERSED -> {
                var reversed = event.getReputationReversed();
                for (var each : reversed.getParticipantsList()) {
                    changes.add(envelope, reversed.getPoolId(), each, Reason.REVERSED);
                    standings.add(envelope, each, -won(each), reversed.getVisibleAfter());
                    days.undone(envelope, each);
                }
            }
            case JOB_SCORED, EVENT_NOT_SET -> {}
        }
    }

    private static int won(Participant participant) {
        return participant.getWon() ? 1 : 0;
    }
}
