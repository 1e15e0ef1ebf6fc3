/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ale.communities.domain.CommunityCommand.ChangeParameters;
import org.ale.communities.domain.CommunityCommand.Evidence;
import org.ale.communities.domain.CommunityCommand.FoundCommunity;
import org.ale.communities.domain.CommunityCommand.JoinCommunity;
import org.ale.communities.domain.CommunityEvent.ParametersChanged;
import org.ale.eventsourcing.Decision;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.Requirement;
import org.ale.kernel.Stage;
import org.ale.kernel.WorkerId;
import org.junit.jupiter.api.Test;

/** Who may join: stages, and requirements that change. */
class AdmissionTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant DELAYED = NOW.plus(Duration.ofDays(2));
    private static final CommunityId TREES = new CommunityId(new UUID(0, 1));
    private static final CommunityId ELSEWHERE = new CommunityId(new UUID(0, 2));
    private static final WorkerId ANA = new WorkerId(new UUID(1, 1));
    private static final WorkerId BEN = new WorkerId(new UUID(1, 2));

    private final DeciderSpec<CommunityCommand, CommunityState, CommunityEvent> community =
            new DeciderSpec<>(new CommunityDecider());

    private static FoundCommunity found(Requirement... asks) {
        return new FoundCommunity(
                TREES,
                "acme",
                "Trees",
                "",
                "BALANCED",
                List.of(),
                Map.of(),
                List.of(asks),
                "",
                NOW);
    }

    private static JoinCommunity join(WorkerId worker, Instant at, Evidence... evidence) {
        return new JoinCommunity(worker, List.of(evidence), at);
    }

    private static Evidence finished(int tasks, Stage stage) {
        return new Evidence(ELSEWHERE, 0, 0, tasks, false, stage);
    }

    private static Evidence passed(Stage stage) {
        return new Evidence(ELSEWHERE, 0, 0, 0, true, stage);
    }

    private void admits(Requirement asked, Evidence shown) {
        community
                .given()
                .after(found(asked))
                .when(join(ANA, NOW, shown))
                .then(new CommunityEvent.MemberJoined(TREES, ANA, NOW));
    }

    private void refuses(Requirement asked, Evidence... shown) {
        community
                .given()
                .after(found(asked))
                .when(join(ANA, NOW, shown))
                .thenRejected(CommunityRejection.REQUIREMENTS_MISSING);
    }

    @Test
    void aStageOfThePlatformIsReachedByItsSetOrByATask() {
        var asked = Requirement.ofStage(Stage.BOT_OR_NOT, 0);
        admits(asked, passed(Stage.BOT_OR_NOT));
        admits(asked, finished(1, Stage.BOT_OR_NOT));
        refuses(asked);
        refuses(asked, finished(0, Stage.BOT_OR_NOT));
        refuses(asked, passed(Stage.IMAGE_RECOGNITION), finished(99, Stage.USER_GENERATED));
    }

    @Test
    void aSetStandsForNoTasksWhereSomeAreAsked() {
        var asked = Requirement.ofStage(Stage.BOT_OR_NOT, 500);
        refuses(asked, new Evidence(ELSEWHERE, 0, 0, 499, true, Stage.BOT_OR_NOT));
        admits(asked, new Evidence(ELSEWHERE, 0, 0, 500, true, Stage.BOT_OR_NOT));
        assertEquals(
                "Reach the stage BOT_OR_NOT: finish 500 tasks in its community.",
                told(asked, passed(Stage.BOT_OR_NOT)));
    }

    private String told(Requirement asked, Evidence... shown) {
        community.given().after(found(asked));
        return told(join(ANA, NOW, shown));
    }

    private String told(JoinCommunity wish) {
        var decision = new CommunityDecider().decide(wish, community.folded());
        return decision instanceof Decision.Rejected<CommunityEvent>(var _, var detail)
                ? detail
                : "admitted";
    }

    private static JoinCommunity joinWith(long staked, Evidence... evidence) {
        return new JoinCommunity(ANA, List.of(evidence), Ale.ofBaseUnits(staked), NOW);
    }

    @Test
    void aStakeIsEnoughFromTheVeryUnitThatIsAskedFor() {
        community.given().after(found(Requirement.ofStake(Ale.ofBaseUnits(5))));
        community.when(joinWith(4)).thenRejected(CommunityRejection.REQUIREMENTS_MISSING);
        community.when(join(ANA, NOW)).thenRejected(CommunityRejection.REQUIREMENTS_MISSING);
        community.when(joinWith(5)).then(new CommunityEvent.MemberJoined(TREES, ANA, NOW));
    }

    @Test
    void aStakeStandsForNothingElse() {
        var work = new Requirement(ELSEWHERE, 0, 0, 50);
        var enough = new Evidence(ELSEWHERE, 0, 0, 50, false);
        community.given().after(found(Requirement.ofStake(Ale.ofBaseUnits(5)), work));
        community.when(joinWith(5)).thenRejected(CommunityRejection.REQUIREMENTS_MISSING);
        community.when(joinWith(4, enough)).thenRejected(CommunityRejection.REQUIREMENTS_MISSING);
        community.when(joinWith(5, enough)).then(new CommunityEvent.MemberJoined(TREES, ANA, NOW));
    }

    /** The gateway hides no figure of this sentence: a stake is on the chain for all to see. */
    @Test
    void aRefusalSaysWhatMustBeStakedAndWhatIs() {
        community.given().after(found(Requirement.ofStake(Ale.ofWhole(5))));
        assertEquals(
                "Stake at least 5000000000000000000 base units; your stake is 4.",
                told(joinWith(4)));
    }

    /** The gateway hides the figures of this sentence: it looks for its words. */
    @Test
    void aRefusalSaysWhatIsAskedAndWhatHeHas() {
        assertEquals(
                "Community "
                        + ELSEWHERE
                        + " asks for 1 micro-REP, 8000 basis points of accuracy"
                        + " and 50 finished tasks; you have 2, 7000 and 9. Pass the on-boarding of"
                        + " community "
                        + ELSEWHERE
                        + " first.",
                told(
                        new Requirement(ELSEWHERE, 1, 8_000, 50, true),
                        new Evidence(ELSEWHERE, 2, 7_000, 9, false)));
    }

    @Test
    void theUserGeneratedStageIsReachedByWorkInOneCommunityAndByNoSet() {
        var asked = Requirement.ofStage(Stage.USER_GENERATED, 0);
        admits(asked, finished(50, Stage.USER_GENERATED));
        refuses(asked, finished(49, Stage.USER_GENERATED), finished(49, Stage.USER_GENERATED));
        refuses(asked, passed(Stage.USER_GENERATED), finished(50, Stage.RLHF));
        admits(Requirement.ofStage(Stage.USER_GENERATED, 7), finished(7, Stage.USER_GENERATED));
        refuses(Requirement.ofStage(Stage.USER_GENERATED, 7), finished(6, Stage.USER_GENERATED));
    }

    @Test
    void aRequirementNamesACommunityOrAStage() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Requirement(ELSEWHERE, 0, 0, 0, false, Stage.RLHF));
        assertThrows(
                IllegalArgumentException.class, () -> new Requirement(null, 0, 0, 0, false, null));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Requirement(null, 1, 0, 0, false, Stage.RLHF));
    }

    private static ChangeParameters asking(String actor, Requirement... asks) {
        return new ChangeParameters(actor, Map.of(), List.of(asks), Instant.EPOCH, NOW);
    }

    @Test
    void otherRequirementsHoldAfterTheDelayForWhoJoinsThen() {
        var asked = Requirement.ofStage(Stage.USER_GENERATED, 0);
        community.given().after(found(), join(ANA, NOW));
        var changed = (ParametersChanged) community.when(asking("acme", asked)).events().getFirst();
        assertEquals(List.of(asked), changed.parameters().requirements());
        assertEquals(DELAYED, changed.effectiveFrom());
        community
                .after(asking("acme", asked))
                .when(join(BEN, DELAYED))
                .thenRejected(CommunityRejection.REQUIREMENTS_MISSING);
        community
                .when(join(BEN, DELAYED.minusMillis(1)))
                .then(new CommunityEvent.MemberJoined(TREES, BEN, DELAYED.minusMillis(1)));
        community.when(join(ANA, DELAYED)).thenNothing();
    }

    @Test
    void requirementsCanBeGivenUpAndOtherChangesLeaveThem() {
        var asked = Requirement.ofStage(Stage.BOT_OR_NOT, 0);
        var votes = new ChangeParameters("acme", Map.of("minVotes", "3"), Instant.EPOCH, NOW);
        community.given().after(found(asked));
        var left = (ParametersChanged) community.when(votes).events().getFirst();
        assertEquals(List.of(asked), left.parameters().requirements());
        var none = (ParametersChanged) community.when(asking("acme")).events().getFirst();
        assertEquals(List.of(), none.parameters().requirements());
    }

    @Test
    void onlyItsFounderChangesThemAndOnlyWithinTheBounds() {
        community.given().after(found());
        community.when(asking("other")).thenRejected(CommunityRejection.NOT_THE_FOUNDER);
        var many = new Requirement[21];
        java.util.Arrays.fill(many, Requirement.ofStage(Stage.BOT_OR_NOT, 0));
        community
                .when(asking("acme", many))
                .thenRejected(CommunityRejection.PARAMETER_OUT_OF_RANGE);
        community
                .when(new ChangeParameters("acme", Map.of(), Instant.EPOCH, NOW))
                .thenRejected(CommunityRejection.PARAMETER_OUT_OF_RANGE);
    }
}
