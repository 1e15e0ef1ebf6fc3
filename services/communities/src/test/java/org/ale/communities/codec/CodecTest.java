/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ale.communities.domain.CommunityCommand;
import org.ale.communities.domain.CommunityEvent;
import org.ale.communities.domain.OnboardingSet;
import org.ale.communities.domain.Template;
import org.ale.eventsourcing.testing.CodecContract;
import org.ale.eventsourcing.testing.GoldenBytes;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.Requirement;
import org.ale.kernel.Stage;
import org.ale.kernel.WorkerId;
import org.junit.jupiter.api.Test;

/** What is written can be read for ever. */
class CodecTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final CommunityId TREES = new CommunityId(new UUID(0, 1));
    private static final WorkerId ANA = new WorkerId(new UUID(1, 1));
    private static final JobId JOB = new JobId(new UUID(2, 1));
    private static final OnboardingSet SET =
            new OnboardingSet(
                    "Is it a leaf?",
                    "Look well.",
                    List.of("no", "yes"),
                    List.of(new OnboardingSet.Item("oak", 1), new OnboardingSet.Item("stone", 0)),
                    20);
    private static final List<CommunityEvent> ONE_OF_EACH_FACT =
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
                    new CommunityEvent.OnboardingDefined(TREES, 1, SET, NOW),
                    new CommunityEvent.OnboardingDealt(TREES, ANA, 1, List.of(3, 1, 2), NOW),
                    new CommunityEvent.OnboardingAnswered(TREES, ANA, 1, 3, 1, NOW),
                    new CommunityEvent.OnboardingPassed(TREES, ANA, 18, 20, null, NOW),
                    new CommunityEvent.OnboardingFailed(TREES, ANA, 17, 20, NOW),
                    new CommunityEvent.PlacesOpened(TREES, JOB, 3, Ale.ofWhole(2), NOW),
                    new CommunityEvent.PlacesClosed(TREES, JOB, NOW));
    private static final List<CommunityCommand> ONE_OF_EACH_WISH =
            List.of(
                    new CommunityCommand.FoundCommunity(
                            TREES,
                            "acme",
                            "Trees",
                            "leaves",
                            "BALANCED",
                            List.of("BINARY"),
                            Map.of("minVotes", "3"),
                            List.of(
                                    new Requirement(TREES, 1, 9000, 20, true),
                                    Requirement.ofStage(Stage.USER_GENERATED, 7)),
                            "USER_GENERATED",
                            NOW),
                    new CommunityCommand.ChangeParameters(
                            "acme", Map.of("minVotes", "4"), NOW.plusMillis(1), NOW),
                    new CommunityCommand.ChangeParameters("acme", Map.of(), List.of(), NOW, NOW),
                    new CommunityCommand.ChangeParameters(
                            "acme",
                            Map.of(),
                            List.of(
                                    Requirement.ofStage(Stage.BOT_OR_NOT, 0),
                                    Requirement.ofStake(Ale.ofWhole(5))),
                            NOW,
                            NOW),
                    new CommunityCommand.CancelChange("acme", 2, NOW),
                    new CommunityCommand.ProposeParameters(
                            ANA, Map.of("minVotes", "5"), 1_000_000, 5_000_000, NOW),
                    new CommunityCommand.CastBallot(ANA, 1, true, 1_000_000, NOW),
                    new CommunityCommand.CloseProposal(1, NOW),
                    new CommunityCommand.JoinCommunity(
                            ANA,
                            List.of(
                                    new CommunityCommand.Evidence(TREES, 1, 9100, 21, true),
                                    new CommunityCommand.Evidence(
                                            TREES, 0, 0, 9, false, Stage.RLHF)),
                            NOW),
                    new CommunityCommand.JoinCommunity(ANA, List.of(), Ale.ofWhole(5), NOW),
                    new CommunityCommand.DefineOnboarding("acme", SET, NOW),
                    new CommunityCommand.DealOnboarding(ANA, -7, NOW),
                    new CommunityCommand.AnswerOnboarding(ANA, 1, 3, 1, NOW),
                    new CommunityCommand.OpenPlaces(JOB, 3, Ale.ofWhole(2), NOW),
                    new CommunityCommand.ClosePlaces(JOB, NOW));

    private final CodecContract<CommunityEvent> events =
            new CodecContract<>(
                    new CommunityEventCodec(), CommunityEvent.class, "ale.communities.v1", NOW);
    private final CodecContract<CommunityCommand> commands =
            new CodecContract<>(
                    new CommunityCommandCodec(), CommunityCommand.class, "ale.communities.v1", NOW);

    @Test
    void factsKeepTheirReleasedBytes() {
        events.keepsReleasedBytes(ONE_OF_EACH_FACT);
    }

    private static CommunityEvent asking(Requirement... requirements) {
        var strict = CommunityParameters.STRICT;
        var asking =
                new CommunityParameters(
                        strict.consensus(),
                        strict.reward(),
                        strict.serving(),
                        strict.audit(),
                        strict.fees(),
                        strict.governance(),
                        List.of(requirements),
                        strict.visibleAfter());
        return new CommunityEvent.ParametersChanged(TREES, 2, asking, NOW, NOW);
    }

    private void keeps(String golden, CommunityEvent fact) {
        var bytes = events.codec().encode(fact);
        GoldenBytes.check(golden, bytes);
        assertEquals(fact, events.codec().decode(bytes, NOW));
    }

    @Test
    void tellsWhichStageIsAskedFor() {
        keeps(
                "ParametersChanged_v2",
                asking(
                        new Requirement(TREES, 1, 9000, 20, true),
                        Requirement.ofStage(Stage.USER_GENERATED, 7)));
    }

    @Test
    void tellsWhichStakeIsAskedFor() {
        keeps("ParametersChanged_v3", asking(Requirement.ofStake(Ale.ofWhole(5))));
    }

    @Test
    void aWishOfWhoHasStakedNothingIsWrittenAsBefore() {
        var wish = new CommunityCommand.JoinCommunity(ANA, List.of(), NOW);
        var bytes = commands.codec().encode(wish);
        var onWire =
                org.ale.schemas.communities.v1.CommunityCommand.newBuilder()
                        .setJoinCommunity(
                                org.ale.schemas.communities.v1.JoinCommunity.newBuilder()
                                        .setWorkerId(ANA.toString()))
                        .build();
        assertArrayEquals(onWire.toByteArray(), bytes);
        assertEquals(wish, commands.codec().decode(bytes, NOW));
    }

    @Test
    void tellsWhichPlacePaid() {
        var passed =
                new CommunityEvent.OnboardingPassed(TREES, ANA, 18, 20, new PoolId(JOB, 2), NOW);
        keeps("OnboardingPassed_v2", passed);
    }

    @Test
    void wishesAreReadAsTheyWereWritten() {
        commands.readsBack(ONE_OF_EACH_WISH);
    }

    @Test
    void otherBytesAreRefused() {
        events.refusesOtherBytes();
        commands.refusesOtherBytes();
    }
}
