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

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ale.consensus.domain.PoolEvent.PoolClosed;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.eventsourcing.testing.Vectors;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.ConsensusTerms;
import org.ale.kernel.Reputation;
import org.ale.kernel.TaskType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The strict rule on the worked examples V4 and V6 of the economy. */
class StrictRuleTest {
    private final DeciderSpec<PoolCommand, PoolState, PoolEvent> pool =
            new DeciderSpec<>(new PoolDecider());

    static Stream<JsonNode> shares() {
        return StreamSupport.stream(Vectors.economy("V6").spliterator(), false);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shares")
    void needsFourFifthsOfHeadsAndTwoThirdsOfWeight(JsonNode vector) {
        var forIt = numbers(vector.path("votesFor"));
        var against = numbers(vector.path("votesAgainst"));
        var all = new ArrayList<>(forIt);
        all.addAll(against);
        var total = all.stream().mapToLong(Long::longValue).sum();
        var weightFor = forIt.stream().mapToLong(Long::longValue).sum();
        Share.of(vector.path("headsShare")).assertIs(forIt.size(), all.size());
        Share.of(vector.path("weightShare")).assertIs(weightFor, total);
        pool.given().after(note(all.stream().map(each -> each - 1).toList()), open(0, strict()));
        for (var index = 0; index < all.size(); index++) {
            pool.after(vote(0, index, index < forIt.size() ? CAT : DOG));
        }
        assertEquals(vector.path("closes").asBoolean(), closed() != null);
    }

    /** The vector's whale has what its uncapped share says: 1 + REP each, 44 of 145. */
    @Test
    void capsTheWeightOfAWhale() {
        var vector = Vectors.economy("V4");
        assertEquals(vector.path("closes").asBoolean(), closesWithCap(vector, 4));
        var weights = numbers(vector.path("weightsCap4"));
        assertEquals(weights, weighed());
        var total = weights.stream().mapToLong(Long::longValue).sum();
        var heads = Share.of(vector.path("headShare"));
        Share.of(vector.path("share")).assertIs(total - weights.getFirst(), total);
        heads.assertIs(weights.size() - 1, weights.size());
        var verdict = java.util.Objects.requireNonNull(closed()).verdict();
        assertEquals(
                new Verdict(CAT, (int) (heads.part() * Millionths.ONE / heads.whole()), true),
                verdict);
    }

    @Test
    void aWhaleWithoutACapWouldDecideAlone() {
        var vector = Vectors.economy("V4");
        assertEquals(vector.path("uncappedWouldClose").asBoolean(), closesWithCap(vector, 100));
        var share = Share.of(vector.path("uncappedShare"));
        var weights = weighed();
        var total = weights.stream().mapToLong(Long::longValue).sum();
        share.assertIs(total - weights.getFirst(), total);
    }

    /** The whale votes first, against the others. */
    private boolean closesWithCap(JsonNode vector, int cap) {
        var share = Share.of(vector.path("uncappedShare"));
        var others = numbers(vector.path("weightsCap4")).size() - 1;
        var reputations = new ArrayList<>(List.of(share.whole() - share.part() - 1));
        reputations.addAll(Collections.nCopies(others, share.part() / others - 1));
        pool.given().after(note(reputations), open(0, strictWithCap(cap)));
        for (var index = 0; index < reputations.size(); index++) {
            pool.after(vote(0, index, index == 0 ? DOG : CAT));
        }
        return closed() != null;
    }

    private static PoolTerms strictWithCap(int cap) {
        var old = CommunityParameters.STRICT;
        var rule = old.consensus();
        var consensus =
                new ConsensusTerms(
                        rule.rule(),
                        rule.minVotes(),
                        rule.maxVotes(),
                        rule.headShareBps(),
                        rule.weightShareBps(),
                        cap,
                        rule.confidenceMicro(),
                        rule.goldBps(),
                        rule.benchAfter(),
                        rule.benchRelBps());
        var parameters = Fixtures.with(consensus, old.audit());
        return new PoolTerms(TaskType.BINARY, 2, PoolTerms.UNKNOWN, parameters);
    }

    /** What each vote weighed, in whole weights. */
    private List<Long> weighed() {
        return pool.history().stream()
                .filter(PoolEvent.VoteWeighed.class::isInstance)
                .map(event -> ((PoolEvent.VoteWeighed) event).contribution().at(0))
                .map(micro -> micro / Reputation.MICRO_PER_REP)
                .toList();
    }

    /** A share as the vectors write it. */
    private record Share(long part, long whole) {
        static Share of(JsonNode text) {
            var numbers = text.asText().split("/", 2);
            var whole = numbers.length == 1 ? 1 : Long.parseLong(numbers[1]);
            return new Share(Long.parseLong(numbers[0]), whole);
        }

        void assertIs(long ofPart, long ofWhole) {
            assertEquals(part * ofWhole, ofPart * whole, () -> "the share is " + this);
        }
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

    private static List<Long> numbers(JsonNode array) {
        return Vectors.integers(array).stream().map(BigInteger::longValueExact).toList();
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
