/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import static org.ale.consensus.domain.Fixtures.CAT;
import static org.ale.consensus.domain.Fixtures.DOG;
import static org.ale.consensus.domain.Fixtures.NOW;
import static org.ale.consensus.domain.Fixtures.open;
import static org.ale.consensus.domain.Fixtures.strict;
import static org.ale.consensus.domain.Fixtures.vote;
import static org.ale.consensus.domain.Fixtures.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.ale.consensus.domain.PoolEvent.PoolClosed;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.Reputation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The strict rule on the worked examples V4 and V6 of the economy. */
class StrictRuleTest {
    private final DeciderSpec<PoolCommand, PoolState, PoolEvent> pool =
            new DeciderSpec<>(new PoolDecider());

    @ParameterizedTest(name = "weights {0} against {1}: decided {2}")
    @CsvSource({
        "1 1 1 1, 1, true",
        "5 5 5 1, 5, true",
        "1 1 1 1, 5, false",
        "2 2 2 2, 4, true",
        "1 1 1 1, '', false",
        "1 1 1, 1 1, false",
    })
    void needsFourFifthsOfHeadsAndTwoThirdsOfWeight(
            String weightsFor, String weightsAgainst, boolean decided) {
        var forIt = numbers(weightsFor);
        var against = numbers(weightsAgainst);
        var all = new ArrayList<>(forIt);
        all.addAll(against);
        pool.given().after(note(all.stream().map(each -> each - 1).toList()), open(0, strict()));
        for (var index = 0; index < all.size(); index++) {
            pool.after(vote(0, index, index < forIt.size() ? CAT : DOG));
        }
        assertEquals(decided, closed() != null);
    }

    @Test
    void capsTheWeightOfAWhale() {
        pool.given().after(note(List.of(10L, 10L, 10L, 10L, 100L)), open(0, strict()));
        pool.after(vote(0, 4, DOG), vote(0, 0, CAT), vote(0, 1, CAT), vote(0, 2, CAT));
        var events = pool.when(vote(0, 3, CAT)).events();
        assertEquals(
                new PoolEvent.VoteWeighed(
                        Fixtures.pool(0), worker(3), CAT, Scores.of(5_000_000), 5, false, NOW),
                events.getFirst());
        assertEquals(new Verdict(CAT, 800_000, true), ((PoolClosed) events.getLast()).verdict());
    }

    @Test
    void weighsPartsOfAReputation() {
        pool.given()
                .after(
                        new PoolCommand.NoteReputation(
                                List.of(new NotedReputation(worker(1), new Reputation(250_000))),
                                NOW),
                        open(0, strict()));
        pool.when(vote(0, 1, CAT))
                .then(
                        new PoolEvent.VoteWeighed(
                                Fixtures.pool(0),
                                worker(1),
                                CAT,
                                Scores.of(1_250_000),
                                1,
                                true,
                                NOW));
    }

    @Test
    void closesUnresolvedAfterFifteenVotes() {
        pool.given().after(open(0, strict()));
        for (var index = 0; index < 14; index++) {
            pool.after(vote(0, index, index % 2));
        }
        assertEquals(null, closed());
        var events = pool.when(vote(0, 14, CAT)).events();
        assertEquals(new Verdict(CAT, 533_333, false), ((PoolClosed) events.getLast()).verdict());
    }

    @Test
    void doesNotNoteReputationThatWeighsNoMore() {
        pool.given().after(note(List.of(100L)));
        pool.when(note(List.of(100L))).thenNothing();
        pool.when(note(List.of(101L))).thenNothing();
    }

    private @Nullable PoolClosed closed() {
        return (PoolClosed)
                pool.history().stream()
                        .filter(PoolClosed.class::isInstance)
                        .findFirst()
                        .orElse(null);
    }

    private static List<Long> numbers(String text) {
        return text.isBlank()
                ? List.of()
                : List.of(text.trim().split(" ")).stream().map(Long::valueOf).toList();
    }

    private static PoolCommand note(List<Long> wholeRep) {
        var noted = new ArrayList<NotedReputation>();
        for (var index = 0; index < wholeRep.size(); index++) {
            var micro = wholeRep.get(index) * Reputation.MICRO_PER_REP;
            noted.add(new NotedReputation(worker(index), new Reputation(micro)));
        }
        return new PoolCommand.NoteReputation(noted, NOW);
    }
}
