/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.projection.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.ale.communities.codec.CommunityEventCodec;
import org.ale.communities.domain.CommunityEvent;
import org.ale.communities.domain.OnboardingSet;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.eventsourcing.testing.FreshSchema;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;
import org.junit.jupiter.api.Test;

/** On the PostgreSQL of the test stack, in a schema of its own. */
class OnboardingDeskTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final CommunityId TREES = new CommunityId(UUID.randomUUID());
    private static final WorkerId ANA = new WorkerId(UUID.randomUUID());
    private static final JobId FIRST = new JobId(new UUID(2, 9));
    private static final JobId SECOND = new JobId(new UUID(2, 1));

    private final CommunityEventCodec codec = new CommunityEventCodec();
    private final DataSource dataSource;
    private final OnboardingDesk desk;

    OnboardingDeskTest() throws Exception {
        dataSource = FreshSchema.of("communities_onboarding_test");
        desk = new OnboardingDesk(dataSource);
    }

    private void write(CommunityEvent... events) throws Exception {
        var envelopes = new ArrayList<Envelope<org.ale.schemas.communities.v1.CommunityEvent>>();
        for (var event : events) {
            envelopes.add(
                    new Envelope<>(
                            TREES.toString(),
                            1,
                            0,
                            1,
                            event.at(),
                            codec.typeOf(event),
                            org.ale.schemas.communities.v1.CommunityEvent.parseFrom(
                                    codec.encode(event))));
        }
        try (var sql = dataSource.getConnection()) {
            new OnboardingTables(sql).write(envelopes);
            for (var envelope : envelopes) {
                PlacesTable.write(sql, envelope.event());
            }
        }
    }

    private OnboardingDesk.Standing standing() throws SQLException {
        return desk.standing(TREES, ANA);
    }

    private static CommunityEvent.OnboardingDefined defined(int version) {
        var items = List.of(new OnboardingSet.Item("oak", 1), new OnboardingSet.Item("stone", 0));
        var set = new OnboardingSet("Leaf?", "", List.of("no", "yes"), items, 2);
        return new CommunityEvent.OnboardingDefined(TREES, version, set, NOW);
    }

    @Test
    void tellsWhatIsLeftOfAnAttemptAndHowTheLastEnded() throws Exception {
        assertEquals(0, standing().version());
        write(
                defined(1),
                new CommunityEvent.OnboardingDealt(TREES, ANA, 1, List.of(1, 0), NOW),
                new CommunityEvent.OnboardingAnswered(TREES, ANA, 1, 1, 0, NOW));
        assertEquals(List.of(0), standing().open());
        assertNull(standing().last());
        write(
                new CommunityEvent.OnboardingAnswered(TREES, ANA, 1, 0, 0, NOW),
                new CommunityEvent.OnboardingFailed(TREES, ANA, 1, 2, NOW));
        assertEquals(List.of(), standing().open());
        var failed = Objects.requireNonNull(standing().last());
        assertEquals(NOW.toEpochMilli() + 86_400_000, failed.retryAtMillis());
        write(new CommunityEvent.OnboardingPassed(TREES, ANA, 2, 2, null, NOW));
        assertTrue(Objects.requireNonNull(standing().last()).passed());
    }

    @Test
    void tellsWhatTheNextIsPaidAndWhichPlacePaid() throws Exception {
        assertEquals(Ale.ZERO, standing().pot());
        write(
                defined(1),
                new CommunityEvent.PlacesOpened(TREES, FIRST, 2, Ale.ofWhole(3), NOW),
                new CommunityEvent.PlacesOpened(TREES, SECOND, 1, Ale.ofWhole(2), NOW));
        assertEquals(Ale.ofWhole(3), standing().pot());
        var place = new PoolId(FIRST, 0);
        write(
                new CommunityEvent.OnboardingPassed(TREES, ANA, 2, 2, place, NOW),
                new CommunityEvent.PlacesClosed(TREES, FIRST, NOW));
        assertEquals(Ale.ofWhole(2), standing().pot());
        assertEquals(place.toString(), Objects.requireNonNull(standing().last()).place());
    }

    @Test
    void forgetsTheTasksOfASetThatWasReplaced() throws Exception {
        write(
                defined(1),
                new CommunityEvent.OnboardingDealt(TREES, ANA, 1, List.of(1, 0), NOW),
                defined(2));
        assertEquals(2, standing().version());
        assertEquals(List.of(), standing().open());
    }
}
