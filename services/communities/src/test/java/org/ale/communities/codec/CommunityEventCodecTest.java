/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ale.communities.domain.CommunityEvent;
import org.ale.communities.domain.OnboardingSet;
import org.ale.communities.domain.Stage;
import org.ale.communities.domain.Template;
import org.ale.eventsourcing.testing.GoldenBytes;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.WorkerId;
import org.junit.jupiter.api.Test;

class CommunityEventCodecTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final CommunityId TREES = new CommunityId(new UUID(0, 1));
    private static final WorkerId ANA = new WorkerId(new UUID(1, 1));
    private static final List<CommunityEvent> ONE_OF_EACH =
            List.of(
                    new CommunityEvent.CommunityFounded(
                            TREES,
                            "acme",
                            "Trees",
                            "leaves",
                            Template.BALANCED,
                            List.of("BINARY"),
                            CommunityParameters.BALANCED,
                            Stage.USER_GENERATED,
                            NOW),
                    new CommunityEvent.ParametersChanged(
                            TREES, 2, CommunityParameters.STRICT, NOW, NOW),
                    new CommunityEvent.ChangeCancelled(TREES, 2, NOW),
                    new CommunityEvent.ProposalOpened(
                            TREES, 1, ANA, Map.of("minVotes", "3"), 5_000_000, NOW, NOW),
                    new CommunityEvent.BallotCast(TREES, 1, ANA, true, 1_000_000, NOW),
                    new CommunityEvent.ProposalPassed(TREES, 1, 2, NOW),
                    new CommunityEvent.ProposalRejected(TREES, 2, "NO_QUORUM", NOW),
                    new CommunityEvent.MemberJoined(TREES, ANA, NOW),
                    new CommunityEvent.OnboardingDefined(
                            TREES,
                            1,
                            new OnboardingSet(
                                    "Is it a leaf?",
                                    "Look well.",
                                    List.of("no", "yes"),
                                    List.of(
                                            new OnboardingSet.Item("oak", 1),
                                            new OnboardingSet.Item("stone", 0)),
                                    20),
                            NOW),
                    new CommunityEvent.OnboardingDealt(TREES, ANA, 1, List.of(3, 1, 2), NOW),
                    new CommunityEvent.OnboardingAnswered(TREES, ANA, 1, 3, 1, NOW),
                    new CommunityEvent.OnboardingPassed(TREES, ANA, 18, 20, NOW),
                    new CommunityEvent.OnboardingFailed(TREES, ANA, 17, 20, NOW));
    private final CommunityEventCodec codec = new CommunityEventCodec();

    @Test
    void readsBackWhatItWroteInFrozenBytes() {
        for (var event : ONE_OF_EACH) {
            var bytes = codec.encode(event);
            assertEquals(event, codec.decode(bytes, NOW));
            GoldenBytes.check(event.getClass().getSimpleName() + "_v1", bytes);
        }
    }

    @Test
    void forgetsNoEvent() {
        Set<Class<?>> seen = ONE_OF_EACH.stream().map(Object::getClass).collect(Collectors.toSet());
        assertEquals(
                Set.copyOf(Arrays.asList(CommunityEvent.class.getPermittedSubclasses())), seen);
    }
}
