/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import static org.ale.consensus.domain.Fixtures.CAT;
import static org.ale.consensus.domain.Fixtures.DOG;
import static org.ale.consensus.domain.Fixtures.NOW;
import static org.ale.consensus.domain.Fixtures.balanced;
import static org.ale.consensus.domain.Fixtures.gold;
import static org.ale.consensus.domain.Fixtures.job;
import static org.ale.consensus.domain.Fixtures.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.ale.consensus.domain.PoolEvent.AuditPassed;
import org.ale.consensus.domain.PoolEvent.BreakerReset;
import org.ale.consensus.domain.PoolEvent.BreakerTripped;
import org.ale.consensus.domain.PoolEvent.JobDecided;
import org.ale.consensus.domain.PoolEvent.JobResumed;
import org.ale.consensus.domain.PoolEvent.JobStopped;
import org.ale.consensus.domain.PoolEvent.PoolClosed;
import org.ale.consensus.domain.PoolEvent.VoteWeighed;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.AuditTerms;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.TaskType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One client declares wrong answers; the others' work goes on. */
class StoppedJobTest {
    private static final JobId HONEST = job(1);
    private static final JobId WRONG = job(2);
    private static final JobId WRONG_TOO = job(3);
    private static final int VOTERS = 10;
    private final DeciderSpec<PoolCommand, PoolState, PoolEvent> community =
            new DeciderSpec<>(new PoolDecider());

    private static PoolId pool(JobId job, int item) {
        return new PoolId(job, item);
    }

    private void open(JobId job, int item, PoolTerms terms) {
        community.after(new PoolCommand.OpenVoting(pool(job, item), terms, 3, NOW));
    }

    private PoolCommand vote(JobId job, int item, int worker, int label) {
        return new PoolCommand.WeighVote(pool(job, item), worker(worker), label, NOW);
    }

    private static PoolCommand reset(@Nullable JobId job) {
        return new PoolCommand.ResetBreaker("ana", job, NOW);
    }

    /** Everybody votes for the truth of a pool with a known answer. */
    private void everybodyVotes(JobId job, int item, int known, int truth) {
        open(job, item, gold(known));
        for (var index = 0; index < VOTERS && isOpen(job, item); index++) {
            community.after(vote(job, item, index, truth));
        }
    }

    private boolean isOpen(JobId job, int item) {
        var pool = community.folded().pool(pool(job, item));
        return pool != null && pool.isOpen();
    }

    private void honest(int pools) {
        for (var item = 0; item < pools; item++) {
            everybodyVotes(HONEST, item, item % 2, item % 2);
        }
    }

    /** Known answers that nobody gives, until something stops. */
    private void wrong(JobId... jobs) {
        for (var item = 0; item < 40; item++) {
            for (var job : jobs) {
                if (!community.folded().isStopped() && !community.folded().isStopped(job)) {
                    everybodyVotes(job, item, 1 - item % 2, item % 2);
                }
            }
        }
    }

    private List<PoolEvent> stops() {
        return community.history().stream()
                .filter(each -> each instanceof JobStopped || each instanceof BreakerTripped)
                .toList();
    }

    @Test
    void aJobWhoseKnownAnswersAreWrongStopsAlone() {
        community.given();
        honest(15);
        wrong(WRONG);
        assertEquals(List.of(new JobStopped(WRONG, 0, 850_000, NOW)), stops());
        assertFalse(community.folded().isStopped());
        assertFalse(community.folded().isStopped(HONEST));
    }

    @Test
    void fiveWrongAnswersSuffice() {
        community.given();
        honest(15);
        wrong(WRONG, WRONG_TOO);
        assertEquals(
                List.of(
                        new JobStopped(WRONG, 0, 850_000, NOW),
                        new JobStopped(WRONG_TOO, 0, 850_000, NOW)),
                stops());
        var heard = community.history().stream().filter(PoolClosed.class::isInstance).count();
        assertTrue(heard <= 15 + 5 + 5, () -> heard + " pools");
    }

    @Test
    void theCommunityStopsWhereTheOthersAreMissedToo() {
        community.given();
        for (var item = 0; item < 40 && !community.folded().isStopped(); item++) {
            for (var job : List.of(HONEST, WRONG, WRONG_TOO)) {
                everybodyVotes(job, item, item % 2, item % 3 == 0 ? item % 2 : 1 - item % 2);
            }
        }
        assertEquals(
                List.of(BreakerTripped.class), stops().stream().map(Object::getClass).toList());
    }

    @Test
    void noPoolOfAStoppedJobClosesByItsVotesWhileTheOthersGoOn() {
        community.given();
        honest(15);
        wrong(WRONG);
        open(WRONG, 100, balanced());
        open(HONEST, 100, balanced());
        for (var index = 0; index < VOTERS; index++) {
            var events = community.when(vote(WRONG, 100, index, CAT)).events();
            assertEquals(1, events.size());
            assertTrue(((VoteWeighed) events.getFirst()).open());
            if (isOpen(HONEST, 100)) {
                community.after(vote(HONEST, 100, index, CAT));
            }
        }
        assertFalse(isOpen(HONEST, 100));
    }

    @Test
    void aStoppedJobIsHeardNoMore() {
        community.given();
        honest(15);
        wrong(WRONG);
        var before = community.folded().breaker.toString();
        assertFalse(before.contains(WRONG.toString()), before);
        open(WRONG, 100, gold(CAT));
        for (var index = 0; index < VOTERS; index++) {
            community.after(vote(WRONG, 100, index, DOG));
        }
        assertEquals(before, community.folded().breaker.toString());
    }

    /** The audit finds what it would have found if the stopped job had never been. */
    @Test
    void whatItsKnownAnswersTaughtIsUnlearntByTheAuditThatIsDueThen() {
        community.given();
        honest(15);
        var alone = new DeciderSpec<>(new PoolDecider()).given(community.history());
        alone.after(new PoolCommand.OpenVoting(pool(HONEST, 60), balanced(), 3, NOW));
        alone.given(append(alone.history(), new AuditPassed(2, 1, null, NOW)));
        wrong(WRONG);
        var misled = community.folded().accuracy(2).informationOf(worker(1));
        var open = new PoolCommand.OpenVoting(pool(HONEST, 60), balanced(), 3, NOW);
        assertTrue(community.when(open).events().contains(new AuditPassed(2, 1, null, NOW)));
        var accuracy = community.folded().accuracy(2);
        assertTrue(accuracy.informationOf(worker(1)) > misled);
        for (var index = 0; index < VOTERS; index++) {
            var expected = alone.folded().accuracy(2);
            assertEquals(
                    expected.creditedMicro(worker(index)), accuracy.creditedMicro(worker(index)));
            assertEquals(
                    expected.informationOf(worker(index)), accuracy.informationOf(worker(index)));
        }
    }

    /** A community that wants no periodic audits has this one all the same. */
    @Test
    void itIsUnlearntAlsoWhereAuditsAreOff() {
        var consensus = CommunityParameters.BALANCED.consensus();
        var parameters = Fixtures.with(consensus, new AuditTerms(0, 0));
        var terms = new PoolTerms(TaskType.BINARY, 2, PoolTerms.UNKNOWN, parameters);
        community.given();
        honest(15);
        wrong(WRONG);
        var open = new PoolCommand.OpenVoting(pool(HONEST, 60), terms, 3, NOW);
        assertTrue(community.when(open).events().contains(new AuditPassed(2, 1, null, NOW)));
    }

    private static List<PoolEvent> append(List<PoolEvent> events, PoolEvent event) {
        return Stream.concat(events.stream(), Stream.of(event)).toList();
    }

    /** The client gives up: known answers are in dispute, all else stands as it was voted. */
    @Test
    void aStoppedJobMayEndAndTeachesNothing() {
        community.given();
        honest(15);
        wrong(WRONG);
        open(WRONG, 100, gold(CAT));
        open(WRONG, 101, balanced());
        for (var index = 0; index < VOTERS; index++) {
            community.after(vote(WRONG, 100, index, CAT), vote(WRONG, 101, index, DOG));
        }
        for (var item = 0; item < 100; item++) {
            if (isOpen(WRONG, item)) {
                assertFalse(shut(item).verdict().resolved());
            }
        }
        var taught = community.folded().accuracy(2).creditedMicro(worker(1));
        var gold = shut(100);
        assertFalse(gold.verdict().resolved());
        var asked = shut(101);
        assertEquals(DOG, asked.verdict().label());
        assertTrue(asked.verdict().resolved());
        assertEquals(Millionths.NONE, asked.votes().getFirst().credit());
        community.when(new PoolCommand.AuditJob(WRONG, 1, NOW)).then(new JobDecided(WRONG, NOW));
        assertEquals(taught, community.folded().accuracy(2).creditedMicro(worker(1)));
        assertEquals(0, community.folded().accuracy(2).creditedMicro(worker(VOTERS)));
    }

    private PoolClosed shut(int item) {
        var events = community.when(new PoolCommand.ShutPool(pool(WRONG, item), NOW)).events();
        assertEquals(1, events.size());
        return (PoolClosed) events.getFirst();
    }

    @Test
    void theFounderLetsItGoOnAndItsPoolsThatHaveAllTheyNeedClose() {
        community.given();
        honest(15);
        wrong(WRONG);
        open(WRONG, 100, balanced());
        for (var index = 0; index < VOTERS; index++) {
            community.after(vote(WRONG, 100, index, DOG));
        }
        community.when(reset(HONEST)).thenRejected(PoolRejection.BREAKER_NOT_TRIPPED);
        community.when(reset(null)).thenRejected(PoolRejection.BREAKER_NOT_TRIPPED);
        var events = community.when(reset(WRONG)).events();
        assertEquals(new JobResumed(WRONG, "ana", NOW), events.getFirst());
        assertTrue(
                events.stream()
                        .anyMatch(each ->
                                each instanceof PoolClosed closed
                                        && closed.poolId().equals(pool(WRONG, 100))));
        assertFalse(community.folded().isStopped(WRONG));
        community.when(reset(WRONG)).thenRejected(PoolRejection.BREAKER_NOT_TRIPPED);
    }

    @Test
    void aCommunityThatGoesOnDoesNotTakeItsStoppedJobsAlong() {
        community.given();
        honest(15);
        wrong(WRONG);
        open(WRONG, 100, balanced());
        for (var index = 0; index < VOTERS; index++) {
            community.after(vote(WRONG, 100, index, DOG));
        }
        community.given(append(community.history(), new BreakerTripped(0, 850_000, NOW)));
        community.when(reset(null)).then(new BreakerReset("ana", NOW));
        assertTrue(community.folded().isStopped(WRONG));
        assertTrue(isOpen(WRONG, 100));
    }
}
