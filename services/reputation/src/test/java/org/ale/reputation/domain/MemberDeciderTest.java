/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.domain;

import static org.ale.reputation.domain.Fixtures.CAT;
import static org.ale.reputation.domain.Fixtures.DOG;
import static org.ale.reputation.domain.Fixtures.JOB;
import static org.ale.reputation.domain.Fixtures.NOW;
import static org.ale.reputation.domain.Fixtures.STRICT;
import static org.ale.reputation.domain.Fixtures.binding;
import static org.ale.reputation.domain.Fixtures.credit;
import static org.ale.reputation.domain.Fixtures.decided;
import static org.ale.reputation.domain.Fixtures.gains;
import static org.ale.reputation.domain.Fixtures.having;
import static org.ale.reputation.domain.Fixtures.pool;
import static org.ale.reputation.domain.Fixtures.relabel;
import static org.ale.reputation.domain.Fixtures.reputations;
import static org.ale.reputation.domain.Fixtures.undecided;
import static org.ale.reputation.domain.Fixtures.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.LosingStake;
import org.ale.kernel.TaskType;
import org.ale.reputation.domain.MemberCommand.CreditPool;
import org.ale.reputation.domain.MemberCommand.ReversePool;
import org.ale.reputation.domain.MemberCommand.ScoreJob;
import org.ale.reputation.domain.MemberEvent.JobScored;
import org.ale.reputation.domain.MemberEvent.PoolUnrewarded;
import org.ale.reputation.domain.MemberEvent.ReputationCredited;
import org.ale.reputation.domain.MemberEvent.ReputationReversed;
import org.ale.reputation.domain.MemberEvent.ReputationReversed.Cause;
import org.junit.jupiter.api.Test;

class MemberDeciderTest {
    private final DeciderSpec<MemberCommand, MemberState, MemberEvent> members =
            new DeciderSpec<>(new MemberDecider());

    private static Participant who(int n, boolean won, int label, long gain, long has, int done) {
        return new Participant(worker(n), won, label, gain, has, done);
    }

    @Test
    void sharesAFixedPotEquallyAmongTheWinners() {
        members.given()
                .when(credit(1, decided(CAT, CAT, DOG, CAT)))
                .then(
                        new ReputationCredited(
                                pool(1),
                                CAT,
                                990_000,
                                List.of(
                                        who(0, true, CAT, 500_000, 500_000, 1),
                                        who(1, false, DOG, 0, 0, 1),
                                        who(2, true, CAT, 500_000, 500_000, 1)),
                                CreditTerms.of(STRICT),
                                false,
                                NOW));
    }

    @Test
    void givesTheOddUnitToWhoVotedFirst() {
        var events = members.given().when(credit(1, decided(CAT, CAT, CAT, CAT))).events();
        var credited = (ReputationCredited) events.getFirst();
        assertEquals(List.of(333_334L, 333_333L, 333_333L), gains(credited.participants()));
    }

    @Test
    void givesNobodyAnythingWithoutADecisionButCountsTheTask() {
        members.given()
                .when(credit(1, undecided(CAT, DOG)))
                .then(
                        new PoolUnrewarded(
                                pool(1),
                                List.of(who(0, false, CAT, 0, 0, 1), who(1, false, DOG, 0, 0, 1)),
                                10,
                                0,
                                NOW));
    }

    @Test
    void creditsNobodyInADecidedPoolThatNobodyWon() {
        var events = members.given().when(credit(1, decided(2, CAT, DOG))).events();
        var credited = (ReputationCredited) events.getFirst();
        assertEquals(List.of(0L, 0L), gains(credited.participants()));
        assertTrue(credited.participants().stream().noneMatch(Participant::won));
    }

    @Test
    void burnsALosersBoundStakeIfTheCommunityWantsItSo() {
        var terms = binding(5000, LosingStake.BURN);
        var events =
                members.given(having(9, List.of(4_000_000L, 3L)))
                        .when(credit(1, decided(CAT, CAT, DOG), terms))
                        .events();
        var credited = (ReputationCredited) events.getFirst();
        assertEquals(List.of(1_000_000L, -1L), gains(credited.participants()));
        assertEquals(List.of(5_000_000L, 2L), reputations(credited.participants()));
    }

    @Test
    void takesNoStakeForAPreference() {
        var terms = binding(5000, LosingStake.REDISTRIBUTE);
        var events =
                members.given(having(9, List.of(0L, 4_000_000L)))
                        .when(
                                new CreditPool(
                                        pool(1),
                                        decided(CAT, CAT, DOG),
                                        terms,
                                        TaskType.PAIRWISE_PREFERENCE,
                                        NOW))
                        .events();
        var credited = (ReputationCredited) events.getFirst();
        assertEquals(List.of(1_000_000L, 0L), gains(credited.participants()));
        assertEquals(0, credited.terms().bindingBps());
    }

    @Test
    void reversesAndCreditsAnewWhenAnAuditChangesTheLabel() {
        members.given()
                .after(credit(1, decided(CAT, CAT, DOG)))
                .when(relabel(1, decided(DOG, CAT, DOG)))
                .then(
                        new ReputationReversed(
                                pool(1),
                                List.of(
                                        who(0, true, CAT, -1_000_000, 0, 1),
                                        who(1, false, DOG, 0, 0, 1)),
                                Cause.AUDIT,
                                10,
                                NOW),
                        new ReputationCredited(
                                pool(1),
                                DOG,
                                990_000,
                                List.of(
                                        who(0, false, CAT, 0, 0, 1),
                                        who(1, true, DOG, 1_000_000, 1_000_000, 1)),
                                CreditTerms.of(STRICT),
                                true,
                                NOW));
    }

    @Test
    void creditsAPoolForTheFirstTimeWhenAnAuditResolvesIt() {
        var events =
                members.given()
                        .after(credit(1, undecided(CAT, DOG)))
                        .when(relabel(1, decided(DOG, CAT, DOG)))
                        .events();
        assertEquals(1, events.size());
        var credited = (ReputationCredited) events.getFirst();
        assertFalse(credited.again());
        assertEquals(
                List.of(1, 1),
                credited.participants().stream().map(Participant::finished).toList());
    }

    @Test
    void takesTheMintBackWhenAnAuditFindsNoDecision() {
        var events =
                members.given()
                        .after(credit(1, decided(CAT, CAT, DOG)))
                        .when(relabel(1, undecided(CAT, DOG)))
                        .events();
        assertEquals(ReputationReversed.class, events.getFirst().getClass());
        assertEquals(PoolUnrewarded.class, events.getLast().getClass());
    }

    @Test
    void knowsThatAPoolWasCreditedOnceThoughItWasUndecidedInBetween() {
        var events =
                members.given()
                        .after(credit(1, decided(CAT, CAT, DOG)), relabel(1, undecided(CAT, DOG)))
                        .when(relabel(1, decided(CAT, CAT, DOG)))
                        .events();
        assertTrue(((ReputationCredited) events.getFirst()).again());
    }

    @Test
    void countsARejudgedPoolOnceAndTheNewVotersToo() {
        var events =
                members.given()
                        .after(credit(1, undecided(CAT, DOG)))
                        .when(credit(1, decided(DOG, CAT, DOG, DOG)))
                        .events();
        var credited = (ReputationCredited) events.getFirst();
        assertEquals(
                List.of(1, 1, 1),
                credited.participants().stream().map(Participant::finished).toList());
    }

    @Test
    void reversesAPoolOnCommand() {
        members.given()
                .after(credit(1, decided(CAT, CAT)))
                .when(new ReversePool(pool(1), NOW))
                .then(
                        new ReputationReversed(
                                pool(1),
                                List.of(who(0, true, CAT, -1_000_000, 0, 1)),
                                Cause.COMMAND,
                                10,
                                NOW));
    }

    @Test
    void reversesAPoolOfAScoredJobToo() {
        members.given()
                .after(credit(1, decided(CAT, CAT)), new ScoreJob(JOB, NOW))
                .when(new ReversePool(pool(1), NOW))
                .events();
    }

    @Test
    void neverLetsAReversalPushReputationBelowZero() {
        var terms = binding(5000, LosingStake.BURN);
        var events =
                members.given()
                        .after(
                                credit(1, decided(CAT, CAT)),
                                credit(2, decided(DOG, CAT, DOG), terms))
                        .when(new ReversePool(pool(1), NOW))
                        .events();
        var reversed = (ReputationReversed) events.getFirst();
        assertEquals(List.of(-500_000L), gains(reversed.participants()));
        assertEquals(List.of(0L), reputations(reversed.participants()));
    }

    @Test
    void givesATakenStakeBackWhenItReverses() {
        var terms = binding(5000, LosingStake.REDISTRIBUTE);
        var events =
                members.given(having(9, List.of(0L, 2_000_000L)))
                        .after(credit(1, decided(CAT, CAT, DOG), terms))
                        .when(new ReversePool(pool(1), NOW))
                        .events();
        var reversed = (ReputationReversed) events.getFirst();
        assertEquals(List.of(-2_000_000L, 1_000_000L), gains(reversed.participants()));
    }

    @Test
    void refusesToReverseTwice() {
        members.given()
                .after(credit(1, decided(CAT, CAT)), new ReversePool(pool(1), NOW))
                .when(new ReversePool(pool(1), NOW))
                .thenRejected(MemberRejection.NOTHING_TO_REVERSE);
    }

    @Test
    void refusesToReverseOrRelabelWhatNeverClosed() {
        members.given()
                .when(new ReversePool(pool(1), NOW))
                .thenRejected(MemberRejection.POOL_UNKNOWN);
        members.given()
                .when(relabel(1, decided(CAT, CAT)))
                .thenRejected(MemberRejection.POOL_UNKNOWN);
    }

    @Test
    void endsAJobsScoresOnce() {
        members.given()
                .when(new ScoreJob(JOB, NOW))
                .then(new JobScored(JOB, NOW))
                .when(new ScoreJob(JOB, NOW))
                .thenNothing();
    }

    @Test
    void refusesToCreditOrRelabelAfterTheScoresAreFinal() {
        members.given(new JobScored(JOB, NOW))
                .when(credit(1, decided(CAT, CAT)))
                .thenRejected(MemberRejection.JOB_ALREADY_SCORED);
        members.given(new JobScored(JOB, NOW))
                .when(relabel(1, decided(CAT, CAT)))
                .thenRejected(MemberRejection.JOB_ALREADY_SCORED);
    }

    @Test
    void aVerdictHasOneVoteOfAWorkerAndABoundedNumber() {
        var twice = List.of(new Ballot(worker(1), CAT), new Ballot(worker(1), DOG));
        assertThrows(IllegalArgumentException.class, () -> new Verdict(CAT, 990_000, true, twice));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Verdict(CAT, 990_000, true, Fixtures.ballots(new int[101])));
    }
}
