/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import static org.ale.consensus.domain.Fixtures.CAT;
import static org.ale.consensus.domain.Fixtures.DOG;
import static org.ale.consensus.domain.Fixtures.JOB;
import static org.ale.consensus.domain.Fixtures.NOW;
import static org.ale.consensus.domain.Fixtures.audit;
import static org.ale.consensus.domain.Fixtures.balanced;
import static org.ale.consensus.domain.Fixtures.gold;
import static org.ale.consensus.domain.Fixtures.open;
import static org.ale.consensus.domain.Fixtures.openNow;
import static org.ale.consensus.domain.Fixtures.pool;
import static org.ale.consensus.domain.Fixtures.shut;
import static org.ale.consensus.domain.Fixtures.vote;
import static org.ale.consensus.domain.Fixtures.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.ale.consensus.domain.PoolEvent.AuditDeferred;
import org.ale.consensus.domain.PoolEvent.BreakerReset;
import org.ale.consensus.domain.PoolEvent.BreakerTripped;
import org.ale.consensus.domain.PoolEvent.PoolClosed;
import org.ale.consensus.domain.PoolEvent.ShutDeferred;
import org.ale.consensus.domain.PoolEvent.VoteWeighed;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final PoolCommand RESET = new PoolCommand.ResetBreaker("ana", null, NOW);
    private final DeciderSpec<PoolCommand, PoolState, PoolEvent> community =
            new DeciderSpec<>(new PoolDecider());

    /**
     * Ten gold pools at the same time, and all who vote agree on the wrong label, until the alarm.
     */
    private void flood() {
        community.given();
        for (var item = 0; item < 10; item++) {
            community.after(open(item, gold(item % 2)));
        }
        for (var index = 0; index < 10; index++) {
            for (var item = 0; item < 10 && !community.folded().isStopped(); item++) {
                community.after(vote(item, index, 1 - item % 2));
            }
        }
        assertTrue(community.folded().isStopped(), "the breaker never tripped");
    }

    @Test
    void tripsWhenAFewGoldPoolsInARowAreWrong() {
        flood();
        var tripped =
                community.history().stream().filter(BreakerTripped.class::isInstance).toList();
        assertEquals(1, tripped.size());
        assertEquals(new BreakerTripped(0, 850_000, NOW), tripped.getFirst());
    }

    @Test
    void doesNotTripWhenGoldIsMostlyRight() {
        community.given();
        for (var item = 0; item < 30; item++) {
            community.after(open(item, gold(CAT)));
            for (var index = 0; index < 10; index++) {
                community.after(vote(item, index, item % 5 == 0 ? DOG : CAT));
            }
        }
        assertFalse(community.folded().isStopped());
    }

    @Test
    void weighsVotesButClosesNothingUntilTheReset() {
        flood();
        community.after(open(50, balanced()));
        for (var index = 0; index < 15; index++) {
            var events = community.when(vote(50, 900 + index, CAT)).events();
            assertEquals(1, events.size());
            assertTrue(((VoteWeighed) events.getFirst()).open());
        }
        var events = community.when(RESET).events();
        assertEquals(new BreakerReset("ana", NOW), events.getFirst());
        assertTrue(
                events.stream()
                        .anyMatch(each ->
                                each instanceof PoolClosed closed
                                        && closed.poolId().equals(pool(50))));
    }

    @Test
    void putsOffWhatWouldCloseAndPay() {
        flood();
        community.after(open(60, balanced()), vote(60, 901, CAT));
        community.when(shut(60)).then(new ShutDeferred(pool(60), NOW));
        community.when(shut(60)).thenNothing();
        community.when(audit(1)).then(new AuditDeferred(JOB, 1, NOW));
        community.when(audit(1)).thenNothing();
        var events = community.when(RESET).events();
        assertTrue(events.stream().anyMatch(PoolClosed.class::isInstance));
        assertTrue(
                events.stream()
                        .anyMatch(each ->
                                each instanceof PoolEvent.AuditPassed passed
                                        && JOB.equals(passed.jobId())));
    }

    @Test
    void cannotBeResetUnlessItTripped() {
        community.given().when(RESET).thenRejected(PoolRejection.BREAKER_NOT_TRIPPED);
    }

    @Test
    void benchesAWorkerWhoTellsNothingAndLetsHimBackWhenHeDoes() {
        community.given();
        for (var item = 0; item < 12; item++) {
            community.after(open(item, gold(item % 2)));
            for (var index = 0; index < 9; index++) {
                community.after(vote(item, index, item % 2));
            }
            community.after(vote(item, 99, CAT));
        }
        assertTrue(community.folded().isBenched(worker(99), 2));
        for (var item = 12; item < 60 && community.folded().isBenched(worker(99), 2); item++) {
            community.after(open(item, gold(item % 2)));
            for (var index = 0; index < 9; index++) {
                community.after(vote(item, index, item % 2));
            }
            community.after(vote(item, 99, item % 2));
        }
        assertFalse(community.folded().isBenched(worker(99), 2));
        assertFalse(community.folded().isBenched(worker(1), 2));
    }

    /**
     * So many gold pools at a time, all of whose voters agree on the wrong label.
     *
     * @return votes weighed until the alarm; 0 if it never came
     */
    private int votesUntilTheAlarm(int workers, boolean isFirstVersion) {
        community.given();
        for (var item = 0; item < 10; item++) {
            var terms = gold(item % 2);
            community.after(isFirstVersion ? open(item, terms) : openNow(item, terms));
        }
        var votes = 0;
        for (var index = 0; index < workers; index++) {
            for (var item = 0; item < 10; item++) {
                community.after(vote(item, index, 1 - item % 2));
                votes++;
                if (community.folded().isStopped()) {
                    return votes;
                }
            }
        }
        return 0;
    }

    @Test
    void hearsOfLiarsWhoAreTooFewToFillAGoldPool() {
        assertEquals(0, votesUntilTheAlarm(9, true));
        assertEquals(45, votesUntilTheAlarm(9, false));
    }

    @Test
    void hearsOfAPoolOnce() {
        community.given().after(openNow(0, gold(CAT)));
        for (var index = 0; index < 10; index++) {
            community.after(vote(0, index, DOG));
        }
        assertEquals("[" + JOB + " missed] after 34/40", community.folded().breaker.toString());
    }

    @Test
    void hearsOfAPoolThatIsNeverSureWhenItCloses() {
        community.given().after(openNow(0, gold(CAT)));
        for (var index = 0; index < 10; index++) {
            community.after(vote(0, index, index % 2 == 0 ? CAT : DOG));
        }
        assertEquals("[" + JOB + " agreed] after 34/40", community.folded().breaker.toString());
    }
}
