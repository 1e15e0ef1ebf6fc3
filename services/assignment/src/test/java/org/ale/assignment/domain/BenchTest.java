/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import static org.ale.assignment.domain.Fixtures.ANA;
import static org.ale.assignment.domain.Fixtures.CATS;
import static org.ale.assignment.domain.Fixtures.DOGS;
import static org.ale.assignment.domain.Fixtures.NOW;
import static org.ale.assignment.domain.Fixtures.deal;
import static org.ale.assignment.domain.Fixtures.drawn;
import static org.ale.assignment.domain.Fixtures.items;
import static org.ale.assignment.domain.Fixtures.join;
import static org.ale.assignment.domain.Fixtures.start;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.stream.Collectors;
import org.ale.assignment.domain.LeaseCommand.BenchWorker;
import org.ale.assignment.domain.LeaseCommand.JobTerms;
import org.ale.assignment.domain.LeaseCommand.StartJob;
import org.ale.assignment.domain.LeaseCommand.UnbenchWorker;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.TaskType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A worker is known by how he answers questions with so many labels, and benched for these. */
class BenchTest {
    private static final int TWO = 2;
    private static final int THREE = 3;
    private static final int EVERYWHERE = 0;

    private final DeciderSpec<LeaseCommand, LeaseState, LeaseEvent> desk = Fixtures.desk();

    /** Cats are asked about with two labels, dogs with three. */
    @BeforeEach
    void twoJobs() {
        var three = new JobTerms(TaskType.SINGLE_CHOICE, THREE, 3, 0);
        desk.given()
                .after(Fixtures.adopt(Fixtures.TERMS), join(ANA))
                .after(items(CATS, 3), start(CATS, 3))
                .after(items(DOGS, 3), new StartJob(DOGS, three, NOW));
    }

    private Set<JobId> dealt() {
        return drawn(desk.when(deal(ANA, 10)).events()).stream()
                .map(PoolId::jobId)
                .collect(Collectors.toSet());
    }

    @Test
    void isDealtTheQuestionsThatHeIsNotBenchedFor() {
        desk.after(new BenchWorker(ANA, TWO, NOW));
        assertEquals(Set.of(DOGS), dealt());
    }

    @Test
    void whoRecoversAtOneNumberOfLabelsStaysBenchedAtTheOther() {
        desk.after(new BenchWorker(ANA, TWO, NOW), new BenchWorker(ANA, THREE, NOW));
        assertEquals(Set.of(), dealt());
        desk.after(new UnbenchWorker(ANA, THREE, NOW));
        assertEquals(Set.of(DOGS), dealt());
    }

    @Test
    void isDealtEverythingOnceHeIsBenchedNowhere() {
        desk.after(new BenchWorker(ANA, TWO, NOW), new BenchWorker(ANA, THREE, NOW));
        desk.after(new UnbenchWorker(ANA, THREE, NOW), new UnbenchWorker(ANA, TWO, NOW));
        assertEquals(Set.of(CATS, DOGS), dealt());
    }

    /**
     * Facts of before the numbers were kept, in the same words. Such a desk said nothing of a
     * second bench, so that one fact stands for any number of them.
     */
    @Test
    void aBenchWithoutANumberHoldsEverywhereUntilAnyWordLiftsIt() {
        desk.after(new BenchWorker(ANA, EVERYWHERE, NOW));
        assertEquals(Set.of(), dealt());
        desk.after(new UnbenchWorker(ANA, THREE, NOW));
        assertEquals(Set.of(CATS, DOGS), dealt());
    }

    @Test
    void aWordWithoutANumberLiftsEveryBench() {
        desk.after(new BenchWorker(ANA, TWO, NOW), new BenchWorker(ANA, THREE, NOW));
        desk.after(new UnbenchWorker(ANA, EVERYWHERE, NOW));
        assertEquals(Set.of(CATS, DOGS), dealt());
    }

    @Test
    void saysNothingTwice() {
        desk.when(new BenchWorker(ANA, TWO, NOW))
                .then(new LeaseEvent.WorkerBenched(ANA, TWO, NOW))
                .when(new BenchWorker(ANA, TWO, NOW))
                .thenNothing()
                .when(new UnbenchWorker(ANA, THREE, NOW))
                .thenNothing()
                .when(new UnbenchWorker(ANA, TWO, NOW))
                .then(new LeaseEvent.WorkerUnbenched(ANA, TWO, NOW));
    }
}
