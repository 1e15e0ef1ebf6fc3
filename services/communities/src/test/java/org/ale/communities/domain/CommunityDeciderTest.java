/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ale.communities.domain.CommunityCommand.ChangeParameters;
import org.ale.communities.domain.CommunityCommand.Evidence;
import org.ale.communities.domain.CommunityCommand.FoundCommunity;
import org.ale.communities.domain.CommunityCommand.JoinCommunity;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.CommunityId;
import org.ale.kernel.Requirement;
import org.ale.kernel.WorkerId;
import org.junit.jupiter.api.Test;

class CommunityDeciderTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final CommunityId TREES = new CommunityId(new UUID(0, 1));
    private static final CommunityId BOTS = new CommunityId(new UUID(0, 2));
    private static final WorkerId ANA = worker(1);

    private final DeciderSpec<CommunityCommand, CommunityState, CommunityEvent> community =
            new DeciderSpec<>(new CommunityDecider());

    private static WorkerId worker(int number) {
        return new WorkerId(new UUID(1, number));
    }

    private static FoundCommunity found(Map<String, String> overrides, Requirement... asks) {
        return found("Trees", overrides, asks);
    }

    private static FoundCommunity found(
            String name, Map<String, String> overrides, Requirement... asks) {
        return new FoundCommunity(
                TREES,
                "acme",
                name,
                "",
                "BALANCED",
                List.of("BINARY"),
                overrides,
                List.of(asks),
                "USER_GENERATED",
                NOW);
    }

    @Test
    void isFoundedFromATemplateWithOverrides() {
        var founded =
                (CommunityEvent.CommunityFounded)
                        community.given().when(found(Map.of("minVotes", "3"))).events().getFirst();
        assertEquals(3, founded.parameters().consensus().minVotes());
        assertEquals(15, founded.parameters().consensus().maxVotes());
    }

    @Test
    void refusesAParameterOutOfItsRange() {
        community
                .given()
                .when(found(Map.of("openPools", "201")))
                .thenRejected(CommunityRejection.PARAMETER_OUT_OF_RANGE);
    }

    @Test
    void refusesAParameterThatNobodyKnows() {
        community
                .given()
                .when(found(Map.of("protocolFeeBps", "0")))
                .thenRejected(CommunityRejection.PARAMETER_OUT_OF_RANGE);
    }

    @Test
    void hasANameThatTheFactoryOnTheChainTakes() {
        community.given().when(found("樹".repeat(33) + "x", Map.of())).events();
        for (var name : List.of("樹".repeat(33) + "xx", "x".repeat(101), "", " ")) {
            community
                    .given()
                    .when(found(name, Map.of()))
                    .thenRejected(CommunityRejection.INVALID_NAME);
        }
    }

    @Test
    void isFoundedOnce() {
        community
                .given()
                .after(found(Map.of()))
                .when(found(Map.of()))
                .thenRejected(CommunityRejection.ALREADY_FOUNDED);
    }

    @Test
    void letsOnlyItsFounderChangeIt() {
        community
                .given()
                .after(found(Map.of()))
                .when(new ChangeParameters("other", Map.of("minVotes", "3"), Instant.EPOCH, NOW))
                .thenRejected(CommunityRejection.NOT_THE_FOUNDER);
    }

    @Test
    void refusesAChangeOfThePast() {
        community
                .given()
                .after(found(Map.of()))
                .when(new ChangeParameters("acme", Map.of(), NOW.minusSeconds(1), NOW))
                .thenRejected(CommunityRejection.EFFECTIVE_IN_THE_PAST);
    }

    @Test
    void letsInWhoHasShownEnough() {
        community
                .given()
                .after(found(Map.of(), new Requirement(BOTS, 0, 9000, 20)))
                .when(join(9000, 20))
                .then(new CommunityEvent.MemberJoined(TREES, ANA, NOW));
    }

    @Test
    void refusesWhoHasShownTooLittle() {
        community
                .given()
                .after(found(Map.of(), new Requirement(BOTS, 0, 9000, 20)))
                .when(join(8999, 20))
                .thenRejected(CommunityRejection.REQUIREMENTS_MISSING);
    }

    @Test
    void letsAMemberJoinAgainWithoutAnyChange() {
        community.given().after(found(Map.of()), join(0, 0)).when(join(0, 0)).thenNothing();
    }

    private static JoinCommunity join(int accuracyBps, int finished) {
        return new JoinCommunity(
                ANA, List.of(new Evidence(BOTS, 0, accuracyBps, finished, false)), NOW);
    }
}
