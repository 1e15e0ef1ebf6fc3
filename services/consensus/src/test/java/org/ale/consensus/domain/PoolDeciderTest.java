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
import static org.ale.consensus.domain.Fixtures.pool;
import static org.ale.consensus.domain.Fixtures.shut;
import static org.ale.consensus.domain.Fixtures.strict;
import static org.ale.consensus.domain.Fixtures.vote;
import static org.ale.consensus.domain.Fixtures.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.ale.consensus.domain.PoolEvent.JobDecided;
import org.ale.consensus.domain.PoolEvent.PoolClosed;
import org.ale.consensus.domain.PoolEvent.PoolReopened;
import org.ale.consensus.domain.PoolEvent.VoteWeighed;
import org.ale.consensus.domain.PoolEvent.VotingOpened;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.TaskType;
import org.junit.jupiter.api.Test;

class PoolDeciderTest {
    private final DeciderSpec<PoolCommand, PoolState, PoolEvent> community =
            new DeciderSpec<>(new PoolDecider());

    @Test
    void opensAPoolWithTheVersionOfItsRule() {
        community
                .given()
                .when(open(0, balanced()))
                .then(
                        new VotingOpened(
                                pool(0),
                                balanced(),
                                Algorithm.BALANCED_1,
                                Scores.of(-693_147, -693_147),
                                NOW));
        community
                .given()
                .when(open(0, strict()))
                .then(new VotingOpened(pool(0), strict(), Algorithm.STRICT_1, Scores.NONE, NOW));
    }

    @Test
    void believesAStrangerAsMuchAsTheCommunity() {
        community
                .given()
                .after(open(0, balanced()))
                .when(vote(0, 1, DOG))
                .then(
                        new VoteWeighed(
                                pool(0),
                                worker(1),
                                DOG,
                                Scores.of(-1_203_973, -356_675),
                                1,
                                true,
                                NOW));
    }

    @Test
    void closesWhenTheLikeliestLabelIsLikelyEnough() {
        community.given().after(open(0, balanced()));
        community.after(vote(0, 1, CAT), vote(0, 2, CAT), vote(0, 3, CAT), vote(0, 4, CAT));
        var events = community.when(vote(0, 5, CAT)).events();
        var closed = assertInstanceOf(PoolClosed.class, events.getLast());
        assertEquals(new Verdict(CAT, 985_748, true), closed.verdict());
        assertEquals(Millionths.of(967_365, 32_635), closed.votes().getFirst().credit());
    }

    @Test
    void refusesASecondVoteOfAWorker() {
        community
                .given()
                .after(open(0, balanced()), vote(0, 1, CAT))
                .when(vote(0, 1, DOG))
                .thenRejected(PoolRejection.ALREADY_VOTED);
    }

    @Test
    void refusesAVoteAfterThePoolClosed() {
        community.given().after(open(0, balanced()), shut(0));
        community.when(vote(0, 1, DOG)).thenRejected(PoolRejection.POOL_CLOSED);
        community.when(vote(1, 1, DOG)).thenRejected(PoolRejection.POOL_UNKNOWN);
        community.after(audit(2));
        community.when(vote(0, 1, DOG)).thenRejected(PoolRejection.POOL_CLOSED);
        community.when(open(5, balanced())).thenRejected(PoolRejection.JOB_DECIDED);
    }

    @Test
    void refusesWhatTheQuestionDoesNotAsk() {
        community.given().after(open(0, balanced()));
        community.when(vote(0, 1, 2)).thenRejected(PoolRejection.LABEL_UNKNOWN);
        community.when(vote(0, 1, -1)).thenRejected(PoolRejection.LABEL_UNKNOWN);
        community.when(open(0, balanced())).thenRejected(PoolRejection.POOL_ALREADY_OPENED);
        var three = new PoolTerms(TaskType.RATING, 3, PoolTerms.UNKNOWN, balanced().parameters());
        community.when(open(1, three)).thenRejected(PoolRejection.TERMS_OUT_OF_RANGE);
    }

    @Test
    void closesAPoolThatIsShutAsItStands() {
        community.given().after(open(0, balanced()), vote(0, 1, DOG));
        var events = community.when(shut(0)).events();
        var closed = assertInstanceOf(PoolClosed.class, events.getFirst());
        assertEquals(new Verdict(DOG, 700_000, false), closed.verdict());
        community.when(shut(0)).thenNothing();
    }

    @Test
    void takesTenVotesOnGoldAndTeachesTheKnownAnswer() {
        community.given().after(open(0, gold(DOG)));
        for (var index = 0; index < 9; index++) {
            community.after(vote(0, index, CAT));
        }
        var closed = (PoolClosed) community.when(vote(0, 9, DOG)).events().get(1);
        assertEquals(new Verdict(DOG, Millionths.ONE, true), closed.verdict());
        assertEquals(CAT, closed.blindLabel());
        assertEquals(Millionths.of(0, Millionths.ONE), closed.votes().getFirst().credit());
        var accuracy = community.folded().accuracy(2);
        assertTrue(accuracy.rightMicro(worker(9)) > accuracy.rightMicro(worker(1)));
    }

    @Test
    void asksForMoreVotesAtTheEndOfAJobAndThenDecidesIt() {
        community.given();
        for (var item = 0; item < 40; item++) {
            community.after(open(item, balanced()));
            var right = item % 2;
            for (var index = 0; index < (item < 38 ? 6 : 1); index++) {
                if (isOpen(item)) {
                    community.after(vote(item, index, right));
                }
            }
        }
        community.after(vote(39, 7, 0), shut(38), shut(39));
        var events = community.when(audit(1)).events();
        var reopened = events.stream().filter(PoolReopened.class::isInstance).toList();
        assertEquals(1, reopened.size(), "five per cent of forty, and one is uncertain");
        assertEquals(List.of(new PoolReopened(pool(39), NOW)), reopened);
        community.when(audit(1)).events();
        for (var index = 8; isOpen(39); index++) {
            community.after(vote(39, index, 1));
        }
        assertEquals(new JobDecided(JOB, NOW), community.when(audit(2)).events().getLast());
        community.when(audit(2)).thenNothing();
    }

    @Test
    void decidesAJobWithoutPoolsAndAStrictOneAtOnce() {
        community.given().when(audit(1)).then(new JobDecided(JOB, NOW));
        community
                .given()
                .after(open(0, strict()), shut(0))
                .when(audit(1))
                .then(new JobDecided(JOB, NOW));
    }

    private boolean isOpen(int item) {
        var pool = community.folded().pool(pool(item));
        return pool != null && pool.isOpen();
    }
}
