/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import static org.ale.assignment.domain.Fixtures.ANA;
import static org.ale.assignment.domain.Fixtures.BEN;
import static org.ale.assignment.domain.Fixtures.CATS;
import static org.ale.assignment.domain.Fixtures.CEM;
import static org.ale.assignment.domain.Fixtures.LEASE_SECONDS;
import static org.ale.assignment.domain.Fixtures.NOW;
import static org.ale.assignment.domain.Fixtures.answer;
import static org.ale.assignment.domain.Fixtures.deal;
import static org.ale.assignment.domain.Fixtures.drawn;
import static org.ale.assignment.domain.Fixtures.pool;
import static org.ale.assignment.domain.Fixtures.running;
import static org.ale.assignment.domain.Fixtures.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import org.ale.assignment.domain.LeaseCommand.AcceptAnswer;
import org.ale.assignment.domain.LeaseCommand.GoldItem;
import org.ale.assignment.domain.LeaseCommand.SkipTask;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.PoolId;
import org.junit.jupiter.api.Test;

/** What a worker meets at the desk. */
class LeaseDeciderTest {
    private static final PoolId ONLY = pool(CATS, 0);
    private final DeciderSpec<LeaseCommand, LeaseState, LeaseEvent> desk = Fixtures.desk();

    @Test
    void dealsADeckOfDifferentTasksAfterCommittingToTheSeed() {
        var events = desk.given().after(running(40)).when(deal(ANA, 10)).events();
        assertInstanceOf(LeaseEvent.EpochCommitted.class, events.getFirst());
        var tasks = drawn(events);
        assertEquals(10, tasks.size());
        assertEquals(10, new HashSet<>(tasks).size());
    }

    @Test
    void refusesAStranger() {
        desk.given()
                .after(running(1))
                .when(deal(worker(9), 1))
                .thenRejected(LeaseRejection.NOT_A_MEMBER);
    }

    @Test
    void refusesADeckLargerThanTheCommunityDeals() {
        desk.given()
                .after(running(1))
                .when(deal(ANA, 11))
                .thenRejected(LeaseRejection.DECK_TOO_LARGE);
    }

    @Test
    void givesTheSameDeckAgainToWhoAsksAgain() {
        var first = drawn(desk.given().after(running(40)).when(deal(ANA, 5)).events());
        var events = desk.when(deal(ANA, 5)).events();
        assertEquals(
                List.of(
                        new LeaseEvent.DeckResumed(
                                ANA, first, NOW.plusSeconds(LEASE_SECONDS), NOW)),
                events);
    }

    @Test
    void dealsNothingWhenNothingIsLeftForHim() {
        desk.given()
                .after(running(1))
                .after(deal(ANA, 1), answer(ONLY, ANA))
                .when(deal(ANA, 1))
                .thenNothing();
    }

    @Test
    void takesOneAnswerOfEachWorkerForEver() {
        desk.given()
                .after(running(1))
                .after(deal(ANA, 1), answer(ONLY, ANA))
                .when(answer(ONLY, ANA))
                .thenRejected(LeaseRejection.ALREADY_ANSWERED)
                .after(new LeaseCommand.LeavePool(ONLY, NOW))
                .when(answer(ONLY, ANA))
                .thenRejected(LeaseRejection.ALREADY_ANSWERED)
                .after(new LeaseCommand.ReturnPool(ONLY, NOW))
                .when(deal(ANA, 1))
                .thenNothing();
    }

    @Test
    void refusesAnAnswerToATaskThatWasNotDealt() {
        desk.given()
                .after(running(1))
                .when(answer(ONLY, ANA))
                .thenRejected(LeaseRejection.NOT_DEALT);
    }

    @Test
    void refusesALabelThatTheQuestionDoesNotHave() {
        desk.given()
                .after(running(1))
                .after(deal(ANA, 1))
                .when(new AcceptAnswer(ONLY, ANA, 2, NOW))
                .thenRejected(LeaseRejection.UNKNOWN_LABEL);
    }

    @Test
    void refusesAnAnswerFromTheDeadlineOnAndTakesItBefore() {
        var deadline = NOW.plusSeconds(LEASE_SECONDS);
        desk.given()
                .after(running(1))
                .after(deal(ANA, 1))
                .when(new AcceptAnswer(ONLY, ANA, 0, deadline))
                .thenRejected(LeaseRejection.LEASE_EXPIRED)
                .when(new AcceptAnswer(ONLY, ANA, 0, deadline.minusMillis(1)))
                .then(new LeaseEvent.AnswerAccepted(ONLY, ANA, 0, deadline.minusMillis(1)));
    }

    @Test
    void freesTheSeatOfATaskThatWasHeldTooLong() {
        var late = NOW.plusSeconds(LEASE_SECONDS);
        desk.given()
                .after(running(1))
                .after(deal(ANA, 1))
                .when(new LeaseCommand.ExpireLeases(late))
                .then(new LeaseEvent.LeaseExpired(ONLY, ANA, late))
                .when(answer(ONLY, ANA))
                .thenRejected(LeaseRejection.LEASE_EXPIRED);
        assertEquals(List.of(ONLY), drawn(desk.when(deal(ANA, 1, late)).events()));
    }

    @Test
    void doesNotDealAgainWhatHePassedOver() {
        desk.given()
                .after(running(1))
                .after(deal(ANA, 1))
                .when(new SkipTask(ONLY, ANA, NOW))
                .then(new LeaseEvent.TaskSkipped(ONLY, ANA, NOW))
                .when(deal(ANA, 1))
                .thenNothing();
    }

    @Test
    void sellsNoSeatThatCouldNotCount() {
        desk.given().after(running(1)).after(deal(ANA, 1), deal(BEN, 1));
        desk.when(deal(CEM, 1)).thenNothing();
        desk.after(answer(ONLY, ANA)).when(deal(CEM, 1)).thenNothing();
        desk.after(new LeaseCommand.FreeSeat(ONLY, NOW)).when(deal(CEM, 1)).thenNothing();
        desk.after(answer(ONLY, BEN), new LeaseCommand.FreeSeat(ONLY, NOW));
        assertEquals(List.of(ONLY), drawn(desk.when(deal(CEM, 1)).events()));
    }

    @Test
    void seatsTenAtAPoolWithAKnownAnswer() {
        desk.given().after(running(1, new GoldItem(0, 1))).after(Fixtures.crowd(11));
        for (var number = 1; number <= 10; number++) {
            desk.after(deal(worker(number), 1));
        }
        desk.when(deal(worker(11), 1)).thenNothing();
    }

    @Test
    void dealsABenchedWorkerGoldAndTheRestOnlyWhenNobodyTookIt() {
        var bench = new LeaseCommand.BenchWorker(ANA, 2, NOW);
        desk.given().after(running(20, new GoldItem(7, 0))).after(bench);
        assertEquals(List.of(pool(CATS, 7)), drawn(desk.when(deal(ANA, 10)).events()));
        var later = NOW.plusSeconds(LEASE_SECONDS + 1);
        assertTrue(drawn(desk.when(deal(ANA, 10, later)).events()).size() > 1);
    }

    @Test
    void dealsNothingWhileDealingIsStopped() {
        desk.given()
                .after(running(5))
                .after(new LeaseCommand.StopDealing(NOW))
                .when(deal(ANA, 1))
                .thenNothing()
                .after(new LeaseCommand.ResumeDealing(NOW));
        assertFalse(drawn(desk.when(deal(ANA, 1)).events()).isEmpty());
    }

    @Test
    void revealsTheSeedWhenAJobIsFinished() {
        var events =
                desk.given()
                        .after(running(1))
                        .after(deal(ANA, 1), new LeaseCommand.LeavePool(ONLY, NOW))
                        .when(new LeaseCommand.FinishJob(Fixtures.HERE, CATS, NOW))
                        .events();
        assertEquals(
                List.of(
                        new LeaseEvent.JobFinished(CATS, NOW),
                        new LeaseEvent.EpochRevealed(
                                1, new HmacSeeds(new byte[32]).seed(Fixtures.HERE, 1), NOW)),
                events);
    }
}
