/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ale.communities.domain.CommunityCommand.CancelChange;
import org.ale.communities.domain.CommunityCommand.CastBallot;
import org.ale.communities.domain.CommunityCommand.ChangeParameters;
import org.ale.communities.domain.CommunityCommand.CloseProposal;
import org.ale.communities.domain.CommunityCommand.FoundCommunity;
import org.ale.communities.domain.CommunityCommand.JoinCommunity;
import org.ale.communities.domain.CommunityCommand.ProposeParameters;
import org.ale.communities.domain.CommunityEvent.BallotCast;
import org.ale.communities.domain.CommunityEvent.ChangeCancelled;
import org.ale.communities.domain.CommunityEvent.ParametersChanged;
import org.ale.communities.domain.CommunityEvent.ProposalPassed;
import org.ale.communities.domain.CommunityEvent.ProposalRejected;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.CommunityId;
import org.ale.kernel.WorkerId;
import org.junit.jupiter.api.Test;

class GoverningTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant DELAYED = NOW.plus(Duration.ofDays(2));
    private static final Instant VOTED = NOW.plus(Governing.VOTING_LASTS);
    private static final CommunityId TREES = new CommunityId(new UUID(0, 1));
    private static final WorkerId ANA = worker(1);
    private static final WorkerId BEN = worker(2);
    private static final long REP = 1_000_000;
    private static final long ELECTORATE = 100 * REP;

    private final DeciderSpec<CommunityCommand, CommunityState, CommunityEvent> community =
            new DeciderSpec<>(new CommunityDecider());

    private static WorkerId worker(int number) {
        return new WorkerId(new UUID(1, number));
    }

    private static FoundCommunity found() {
        return new FoundCommunity(
                TREES, "acme", "Trees", "", "BALANCED", List.of(), Map.of(), List.of(), "", NOW);
    }

    private static JoinCommunity join(WorkerId worker) {
        return new JoinCommunity(worker, List.of(), NOW);
    }

    private static ChangeParameters change(String minVotes, Instant from, Instant at) {
        return new ChangeParameters("acme", Map.of("minVotes", minVotes), from, at);
    }

    private static ProposeParameters propose(long reputation) {
        return new ProposeParameters(
                ANA, Map.of("repPotMicro", "2000000"), reputation, ELECTORATE, NOW);
    }

    private static CastBallot ballot(WorkerId worker, boolean yes, long reputation) {
        return new CastBallot(worker, 1, yes, reputation, NOW);
    }

    private ParametersChanged changed(CommunityCommand command) {
        return assertInstanceOf(
                ParametersChanged.class, community.when(command).events().getLast());
    }

    private void withMembers() {
        community.given().after(found(), join(ANA), join(BEN));
    }

    @Test
    void holdsAtOnceWhileNobodyIsAMember() {
        community.given().after(found());
        assertEquals(NOW, changed(change("3", Instant.EPOCH, NOW)).effectiveFrom());
    }

    @Test
    void holdsAfterTheDelayWhereThereAreMembers() {
        withMembers();
        assertEquals(DELAYED, changed(change("3", Instant.EPOCH, NOW)).effectiveFrom());
        assertEquals(
                2, community.folded().parameters(DELAYED.minusMillis(1)).consensus().minVotes());
        assertEquals(3, community.folded().parameters(DELAYED).consensus().minVotes());
    }

    @Test
    void mayHoldLaterButNotEarlierThanTheDelay() {
        withMembers();
        community
                .when(change("3", DELAYED.minusMillis(1), NOW))
                .thenRejected(CommunityRejection.EFFECTIVE_TOO_EARLY);
        var later = DELAYED.plusSeconds(1);
        assertEquals(later, changed(change("3", later, NOW)).effectiveFrom());
    }

    @Test
    void mayNotHoldSoLateThatItTakesTheVoteAway() {
        withMembers();
        var latest = NOW.plus(Duration.ofDays(30));
        community
                .when(change("3", latest.plusMillis(1), NOW))
                .thenRejected(CommunityRejection.EFFECTIVE_TOO_LATE);
        assertEquals(latest, changed(change("3", latest, NOW)).effectiveFrom());
    }

    @Test
    void isNoChangeWithoutAParameter() {
        withMembers();
        community
                .when(new ChangeParameters("acme", Map.of(), Instant.EPOCH, NOW))
                .thenRejected(CommunityRejection.PARAMETER_OUT_OF_RANGE);
    }

    @Test
    void isNoChangeIfAllOfItIsDecidedAlready() {
        withMembers();
        community.after(change("3", Instant.EPOCH, NOW));
        community.when(change("3", Instant.EPOCH, NOW)).thenNothing();
        assertEquals(3, changed(change("2", Instant.EPOCH, NOW)).version());
    }

    @Test
    void holdsAfterWhatIsPendingAndOnTopOfIt() {
        withMembers();
        community.after(change("3", Instant.EPOCH, NOW));
        var second =
                changed(new ChangeParameters("acme", Map.of("maxVotes", "9"), Instant.EPOCH, NOW));
        assertEquals(DELAYED.plusMillis(1), second.effectiveFrom());
        assertEquals(3, second.parameters().consensus().minVotes());
    }

    @Test
    void aShorterDelayIsDelayedItself() {
        withMembers();
        var shorter = Map.of("delayHours", "0");
        community.after(new ChangeParameters("acme", shorter, Instant.EPOCH, NOW));
        assertEquals(
                DELAYED.plusSeconds(1).plus(Duration.ofHours(47)),
                changed(change("3", Instant.EPOCH, NOW.plus(Duration.ofHours(47)).plusSeconds(1)))
                        .effectiveFrom());
    }

    @Test
    void isCancelledByWhatHeldBeforeFromTheSameTime() {
        withMembers();
        community.after(change("3", Instant.EPOCH, NOW));
        var before = community.folded().parameters(NOW);
        community
                .when(new CancelChange("acme", 2, DELAYED.minusMillis(1)))
                .then(
                        new ChangeCancelled(TREES, 2, DELAYED.minusMillis(1)),
                        new ParametersChanged(TREES, 3, before, DELAYED, DELAYED.minusMillis(1)));
        assertEquals(2, community.folded().parameters(DELAYED).consensus().minVotes());
    }

    @Test
    void isNotCancelledWhenItHoldsNorByOthers() {
        withMembers();
        community.after(change("3", Instant.EPOCH, NOW));
        community
                .when(new CancelChange("acme", 2, DELAYED))
                .thenRejected(CommunityRejection.NOTHING_PENDING);
        community
                .when(new CancelChange("acme", 1, NOW))
                .thenRejected(CommunityRejection.NOTHING_PENDING);
        community
                .when(new CancelChange("other", 2, NOW))
                .thenRejected(CommunityRejection.NOT_THE_FOUNDER);
    }

    @Test
    void letsOnlyMembersWithEnoughReputationPropose() {
        community.given().after(found(), join(BEN));
        community.when(propose(ELECTORATE)).thenRejected(CommunityRejection.NOT_A_MEMBER);
        withMembers();
        community.when(propose(10 * REP - 1)).thenRejected(CommunityRejection.REPUTATION_TOO_LOW);
        community
                .when(
                        new ProposeParameters(
                                ANA, Map.of("openPools", "201"), ELECTORATE, ELECTORATE, NOW))
                .thenRejected(CommunityRejection.PARAMETER_OUT_OF_RANGE);
        community
                .when(propose(10 * REP))
                .then(
                        new CommunityEvent.ProposalOpened(
                                TREES,
                                1,
                                ANA,
                                Map.of("repPotMicro", "2000000"),
                                ELECTORATE,
                                VOTED,
                                NOW));
    }

    @Test
    void passesAtOnceWithMoreThanHalfOfAllReputation() {
        withMembers();
        community.after(propose(50 * REP));
        community
                .when(ballot(ANA, true, 50 * REP))
                .then(new BallotCast(TREES, 1, ANA, true, 50 * REP, NOW));
        var events = community.when(ballot(BEN, true, 1)).events();
        assertEquals(new ProposalPassed(TREES, 1, 2, NOW), events.get(1));
        var change = assertInstanceOf(ParametersChanged.class, events.get(2));
        assertEquals(DELAYED, change.effectiveFrom());
        assertEquals(2 * REP, change.parameters().reward().repPotMicro());
        community
                .when(new CancelChange("acme", 2, NOW))
                .thenRejected(CommunityRejection.VOTED_BY_MEMBERS);
    }

    @Test
    void isCountedWhenItsTimeIsOver() {
        withMembers();
        community.after(
                propose(20 * REP), ballot(ANA, true, 15 * REP), ballot(BEN, false, 5 * REP));
        community.when(new CloseProposal(1, VOTED.minusMillis(1))).thenNothing();
        assertEquals(
                new ProposalPassed(TREES, 1, 2, VOTED),
                community.when(new CloseProposal(1, VOTED)).events().getFirst());
        community.when(new CloseProposal(1, VOTED)).thenNothing();
    }

    @Test
    void isTurnedDownWithoutQuorumOrMajority() {
        withMembers();
        community.after(propose(20 * REP), ballot(ANA, true, 20 * REP - 1));
        community
                .when(new CloseProposal(1, VOTED))
                .then(new ProposalRejected(TREES, 1, "NO_QUORUM", VOTED));
        withMembers();
        community.after(
                propose(20 * REP), ballot(ANA, true, 10 * REP), ballot(BEN, false, 10 * REP));
        community
                .when(new CloseProposal(1, VOTED))
                .then(new ProposalRejected(TREES, 1, "NO_MAJORITY", VOTED));
    }

    @Test
    void takesOneBallotOfEachMemberInTime() {
        withMembers();
        community.after(propose(20 * REP), ballot(ANA, true, REP));
        community.when(ballot(ANA, false, REP)).thenRejected(CommunityRejection.ALREADY_VOTED);
        community.when(ballot(worker(3), true, REP)).thenRejected(CommunityRejection.NOT_A_MEMBER);
        community.when(ballot(BEN, true, 0)).thenRejected(CommunityRejection.REPUTATION_TOO_LOW);
        community
                .when(new CastBallot(BEN, 1, true, REP, VOTED))
                .thenRejected(CommunityRejection.PROPOSAL_NOT_OPEN);
    }
}
