/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.projection.directory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.schemas.communities.v1.CommunityEvent;
import org.ale.schemas.communities.v1.OnboardingAnswered;
import org.ale.schemas.communities.v1.OnboardingDealt;
import org.ale.schemas.communities.v1.OnboardingDefined;

/**
 * Writes sets, what was dealt of them, what was answered, and results. Rows are only added, so the
 * order of the statements of a batch does not matter; a worker's result is his last.
 */
final class OnboardingTables {
    private static final String DEFINE =
            "insert into onboarding_set (community_id, version, onboarding) values (?, ?, ?)";
    private static final String DEAL =
            "insert into onboarding_dealt (community_id, worker_id, version, item)"
                    + " values (?, ?, ?, ?)";
    private static final String ANSWER =
            "insert into onboarding_answered (community_id, worker_id, version, item)"
                    + " values (?, ?, ?, ?)";
    private static final String END =
            """
            insert into onboarding_result
                (community_id, worker_id, passed, correct, at_millis, place)
            values (?, ?, ?, ?, ?, ?) on conflict (community_id, worker_id) do update
            set passed = excluded.passed, correct = excluded.correct,
            at_millis = excluded.at_millis, place = excluded.place\
            """;

    private final Connection sql;

    OnboardingTables(Connection sql) {
        this.sql = sql;
    }

    void write(List<Envelope<CommunityEvent>> events) throws SQLException {
        if (events.stream().noneMatch(each -> each.type().contains(".Onboarding"))) {
            return;
        }
        try (var define = sql.prepareStatement(DEFINE);
                var deal = sql.prepareStatement(DEAL);
                var answer = sql.prepareStatement(ANSWER);
                var end = sql.prepareStatement(END)) {
            for (var envelope : events) {
                var event = envelope.event();
                if (event.hasOnboardingDefined()) {
                    define(define, event.getOnboardingDefined());
                } else if (event.hasOnboardingDealt()) {
                    deal(deal, event.getOnboardingDealt());
                } else if (event.hasOnboardingAnswered()) {
                    answer(answer, event.getOnboardingAnswered());
                } else {
                    end(end, envelope);
                }
            }
            define.executeBatch();
            deal.executeBatch();
            answer.executeBatch();
            end.executeBatch();
        }
    }

    private static void define(PreparedStatement insert, OnboardingDefined defined)
            throws SQLException {
        insert.setObject(1, UUID.fromString(defined.getCommunityId()));
        insert.setInt(2, defined.getVersion());
        insert.setBytes(3, defined.getSet().toByteArray());
        insert.addBatch();
    }

    private static void deal(PreparedStatement insert, OnboardingDealt dealt) throws SQLException {
        for (var item : dealt.getItemsList()) {
            insert.setObject(1, UUID.fromString(dealt.getCommunityId()));
            insert.setObject(2, UUID.fromString(dealt.getWorkerId()));
            insert.setInt(3, dealt.getVersion());
            insert.setInt(4, item);
            insert.addBatch();
        }
    }

    private static void answer(PreparedStatement insert, OnboardingAnswered answered)
            throws SQLException {
        insert.setObject(1, UUID.fromString(answered.getCommunityId()));
        insert.setObject(2, UUID.fromString(answered.getWorkerId()));
        insert.setInt(3, answered.getVersion());
        insert.setInt(4, answered.getItem());
        insert.addBatch();
    }

    private static void end(PreparedStatement upsert, Envelope<CommunityEvent> envelope)
            throws SQLException {
        var event = envelope.event();
        if (event.hasOnboardingPassed()) {
            var passed = event.getOnboardingPassed();
            upsert.setObject(1, UUID.fromString(passed.getCommunityId()));
            upsert.setObject(2, UUID.fromString(passed.getWorkerId()));
            upsert.setInt(4, passed.getCorrect());
            upsert.setString(6, passed.getPlaceId().isEmpty() ? null : passed.getPlaceId());
        } else if (event.hasOnboardingFailed()) {
            var failed = event.getOnboardingFailed();
            upsert.setObject(1, UUID.fromString(failed.getCommunityId()));
            upsert.setObject(2, UUID.fromString(failed.getWorkerId()));
            upsert.setInt(4, failed.getCorrect());
            upsert.setString(6, null);
        } else {
            return;
        }
        upsert.setBoolean(3, event.hasOnboardingPassed());
        upsert.setLong(5, envelope.at().toEpochMilli());
        upsert.addBatch();
    }
}
