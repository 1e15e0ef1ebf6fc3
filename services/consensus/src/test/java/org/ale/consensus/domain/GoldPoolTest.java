/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import static org.ale.consensus.domain.Fixtures.CAT;
import static org.ale.consensus.domain.Fixtures.DOG;
import static org.ale.consensus.domain.Fixtures.balanced;
import static org.ale.consensus.domain.Fixtures.gold;
import static org.ale.consensus.domain.Fixtures.open;
import static org.ale.consensus.domain.Fixtures.openNow;
import static org.ale.consensus.domain.Fixtures.vote;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.ale.consensus.domain.PoolEvent.BreakerTripped;
import org.ale.consensus.domain.PoolEvent.PoolClosed;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.junit.jupiter.api.Test;

/** How many votes a pool takes, above all one with a known answer. */
class GoldPoolTest {
    private final DeciderSpec<PoolCommand, PoolState, PoolEvent> community =
            new DeciderSpec<>(new PoolDecider());

    /** Votes until the pool closes. */
    private int votesUntilClosed(PoolCommand opened, int... labels) {
        community.given().after(opened);
        for (var index = 0; index < labels.length; index++) {
            var events = community.when(vote(0, index, labels[index])).events();
            if (events.stream().anyMatch(PoolClosed.class::isInstance)) {
                return index + 1;
            }
        }
        return 0;
    }

    @Test
    void closesOnceItsVotesSayTheKnownAnswer() {
        assertEquals(5, votesUntilClosed(openNow(0, gold(CAT)), CAT, CAT, CAT, CAT, CAT, CAT));
    }

    @Test
    void takesAllItsVotesWhereTheySayAnotherAnswer() {
        assertEquals(
                10,
                votesUntilClosed(
                        openNow(0, gold(CAT)), DOG, DOG, DOG, DOG, DOG, DOG, DOG, DOG, DOG, DOG));
    }

    @Test
    void takesAllItsVotesIfItWasOpenedByTheFirstVersion() {
        assertEquals(
                10,
                votesUntilClosed(
                        open(0, gold(CAT)), CAT, CAT, CAT, CAT, CAT, CAT, CAT, CAT, CAT, CAT));
    }

    @Test
    void creditsItsVotersWithTheKnownAnswerHoweverSoonItCloses() {
        votesUntilClosed(openNow(0, gold(CAT)), CAT, CAT, CAT, CAT, CAT);
        var closed =
                community.history().stream()
                        .filter(PoolClosed.class::isInstance)
                        .map(PoolClosed.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertTrue(
                closed.votes().stream()
                        .allMatch(vote -> vote.credit().equals(Millionths.certain(CAT, 2))));
    }

    @Test
    void countsForTheBreakerAlsoWhenItClosesEarly() {
        community.given();
        for (var item = 0; item < 60; item++) {
            community.after(openNow(item, gold(CAT)));
        }
        for (var item = 0; item < 60 && !community.folded().isStopped(); item++) {
            for (var index = 0; index < 10; index++) {
                var pool = community.folded().pool(Fixtures.pool(item));
                if (pool != null && pool.isOpen() && !community.folded().isStopped()) {
                    community.after(vote(item, index, item < 30 ? CAT : DOG));
                }
            }
        }
        var tripped =
                community.history().stream()
                        .filter(BreakerTripped.class::isInstance)
                        .map(BreakerTripped.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertTrue(tripped.recentMicro() < tripped.longRunMicro());
    }

    /** What the jobs service tells a client whose job has too few workers. */
    @Test
    void fourStrangersAreTooFewForTwoLabelsAndFiveAreEnough() {
        assertEquals(5, votesUntilClosed(openNow(0, balanced()), CAT, CAT, CAT, CAT, CAT));
        assertEquals(0, votesUntilClosed(openNow(0, balanced()), CAT, CAT, CAT, CAT));
    }
}
