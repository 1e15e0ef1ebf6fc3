/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import static org.ale.assignment.domain.Fixtures.ANA;
import static org.ale.assignment.domain.Fixtures.BEN;
import static org.ale.assignment.domain.Fixtures.CATS;
import static org.ale.assignment.domain.Fixtures.CEM;
import static org.ale.assignment.domain.Fixtures.DOGS;
import static org.ale.assignment.domain.Fixtures.NOW;
import static org.ale.assignment.domain.Fixtures.answer;
import static org.ale.assignment.domain.Fixtures.deal;
import static org.ale.assignment.domain.Fixtures.drawn;
import static org.ale.assignment.domain.Fixtures.items;
import static org.ale.assignment.domain.Fixtures.pool;
import static org.ale.assignment.domain.Fixtures.running;
import static org.ale.assignment.domain.Fixtures.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.ale.assignment.domain.LeaseCommand.ContinueJob;
import org.ale.assignment.domain.LeaseCommand.EndJob;
import org.ale.assignment.domain.LeaseCommand.HaltJob;
import org.ale.assignment.domain.LeaseCommand.LeavePool;
import org.ale.assignment.domain.LeaseCommand.ResumeJob;
import org.ale.assignment.domain.LeaseCommand.StopJob;
import org.ale.assignment.domain.LeaseCommand.WithdrawJob;
import org.ale.assignment.domain.LeaseEvent.ItemsWithdrawn;
import org.ale.assignment.domain.LeaseEvent.JobContinued;
import org.ale.assignment.domain.LeaseEvent.JobResumed;
import org.ale.assignment.domain.LeaseEvent.JobStopped;
import org.ale.assignment.domain.LeaseEvent.PoolLeft;
import org.ale.assignment.domain.LeaseEvent.PoolShut;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.junit.jupiter.api.Test;

/** The circuit breaker stops one job; the others go on. */
class StoppedJobTest {
    private static final PoolId ONLY = pool(CATS, 0);
    private static final int OPEN_POOLS = 100;

    private final DeciderSpec<LeaseCommand, LeaseState, LeaseEvent> desk = Fixtures.desk();

    /** A job with more items than are open at a time. */
    private void aLongJob() {
        desk.given().after(running(OPEN_POOLS + 50));
    }

    /** Room for another pool. */
    private PoolId leaves() {
        var first = desk.folded().openPools().getFirst();
        desk.after(new LeavePool(first, NOW));
        return first;
    }

    private List<JobId> dealt() {
        return drawn(desk.when(deal(ANA, 10)).events()).stream().map(PoolId::jobId).toList();
    }

    private static List<PoolId> opened(List<LeaseEvent> events) {
        return events.stream()
                .filter(LeaseEvent.PoolOpened.class::isInstance)
                .map(event -> ((LeaseEvent.PoolOpened) event).poolId())
                .toList();
    }

    @Test
    void itsTasksAreNotDealtAndOtherJobsTakeItsRoom() {
        aLongJob();
        desk.after(items(DOGS, 2), start(DOGS, 2));
        var events = desk.when(new StopJob(CATS, NOW)).events();
        assertEquals(new JobStopped(CATS, NOW), events.getFirst());
        assertEquals(List.of(DOGS, DOGS), opened(events).stream().map(PoolId::jobId).toList());
        assertEquals(List.of(DOGS, DOGS), dealt());
    }

    @Test
    void nothingOfItIsOpenedUntilItIsResumed() {
        aLongJob();
        desk.after(new StopJob(CATS, NOW));
        var left = leaves();
        assertEquals(new PoolLeft(left, NOW), desk.history().getLast());
        var events = desk.when(new ResumeJob(CATS, NOW)).events();
        assertEquals(new JobResumed(CATS, NOW), events.getFirst());
        assertEquals(1, opened(events).size());
        assertFalse(dealt().isEmpty());
    }

    @Test
    void itsClientDoesNotLiftTheStop() {
        aLongJob();
        desk.after(new StopJob(CATS, NOW), new HaltJob(CATS, NOW));
        leaves();
        desk.when(new ContinueJob(CATS, NOW)).then(new JobContinued(CATS, NOW));
        assertEquals(List.of(), dealt());
        desk.after(new ResumeJob(CATS, NOW));
        assertFalse(dealt().isEmpty());
    }

    @Test
    void aCommunityThatGoesOnDoesNotLiftTheStop() {
        desk.given().after(running(1)).after(new StopJob(CATS, NOW));
        desk.after(new LeaseCommand.StopDealing(NOW), new LeaseCommand.ResumeDealing(NOW));
        assertEquals(List.of(), dealt());
    }

    @Test
    void aResumeDoesNotLiftItsClientsPause() {
        aLongJob();
        desk.after(new HaltJob(CATS, NOW), new StopJob(CATS, NOW));
        leaves();
        desk.when(new ResumeJob(CATS, NOW)).then(new JobResumed(CATS, NOW));
        assertEquals(List.of(), dealt());
        desk.after(new ContinueJob(CATS, NOW));
        assertFalse(dealt().isEmpty());
    }

    @Test
    void whatIsInHandMayStillBeAnsweredOrPassedOver() {
        desk.given().after(running(1)).after(deal(ANA, 1), deal(BEN, 1));
        desk.after(new StopJob(CATS, NOW));
        desk.when(answer(ONLY, ANA)).then(new LeaseEvent.AnswerAccepted(ONLY, ANA, 1, NOW));
        desk.when(new LeaseCommand.FreeSeat(ONLY, NOW)).then(new LeaseEvent.SeatFreed(ONLY, NOW));
        desk.when(new LeaseCommand.SkipTask(ONLY, BEN, NOW))
                .then(new LeaseEvent.TaskSkipped(ONLY, BEN, NOW));
        desk.when(deal(CEM, 1)).thenNothing();
    }

    @Test
    void itsClientMayEndItAsItStands() {
        desk.given().after(running(1)).after(new StopJob(CATS, NOW));
        desk.when(new EndJob(CATS, NOW))
                .then(new ItemsWithdrawn(CATS, 0, NOW), new PoolShut(ONLY, NOW));
        desk.when(new LeavePool(ONLY, NOW))
                .then(new PoolLeft(ONLY, NOW), new LeaseEvent.JobExhausted(CATS, 1, NOW));
        desk.after(new LeaseCommand.FinishJob(Fixtures.HERE, CATS, NOW));
        desk.when(new ResumeJob(CATS, NOW)).thenNothing();
    }

    @Test
    void itsClientMayCancelItAndWhatIsInHandFinishes() {
        desk.given().after(running(2)).after(deal(ANA, 1));
        var held = desk.folded().held(ANA, NOW.toEpochMilli()).getFirst();
        var other = pool(CATS, 1 - held.item());
        desk.after(new StopJob(CATS, NOW));
        desk.when(new WithdrawJob(CATS, NOW))
                .then(new ItemsWithdrawn(CATS, 1, NOW), new PoolShut(other, NOW));
        desk.after(answer(held, ANA));
        desk.when(new LeaseCommand.FreeSeat(held, NOW))
                .then(new LeaseEvent.SeatFreed(held, NOW), new PoolShut(held, NOW));
    }

    @Test
    void nothingIsSaidTwiceAndNothingOfAJobThatIsNotHere() {
        desk.given().after(running(1));
        desk.when(new ResumeJob(CATS, NOW)).thenNothing();
        desk.when(new StopJob(CATS, NOW)).then(new JobStopped(CATS, NOW));
        desk.when(new StopJob(CATS, NOW)).thenNothing();
        desk.when(new StopJob(DOGS, NOW)).thenNothing();
        desk.when(new ResumeJob(DOGS, NOW)).thenNothing();
    }
}
