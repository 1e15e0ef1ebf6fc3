/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.domain;

import static org.ale.reputation.domain.Fixtures.CAT;
import static org.ale.reputation.domain.Fixtures.DOG;
import static org.ale.reputation.domain.Fixtures.binding;
import static org.ale.reputation.domain.Fixtures.credit;
import static org.ale.reputation.domain.Fixtures.decided;
import static org.ale.reputation.domain.Fixtures.gains;
import static org.ale.reputation.domain.Fixtures.having;
import static org.ale.reputation.domain.Fixtures.relabel;
import static org.ale.reputation.domain.Fixtures.reputations;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.eventsourcing.testing.Vectors;
import org.ale.kernel.LosingStake;
import org.ale.kernel.PayScope;
import org.ale.kernel.RewardTerms;
import org.ale.reputation.domain.MemberEvent.ReputationCredited;
import org.ale.reputation.domain.MemberEvent.ReputationReversed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of rules §6, to the last micro-REP. */
class EconomyVectorsTest {
    private final DeciderSpec<MemberCommand, MemberState, MemberEvent> members =
            new DeciderSpec<>(new MemberDecider());

    private static List<Long> longs(JsonNode array) {
        return Vectors.integers(array).stream().map(BigInteger::longValueExact).toList();
    }

    private static int[] labels(JsonNode won) {
        return StreamSupport.stream(won.spliterator(), false)
                .mapToInt(each -> each.asBoolean() ? CAT : DOG)
                .toArray();
    }

    private static MintTerms terms(JsonNode vector, PayScope scope, int equalShareBps) {
        var pot = Vectors.integer(vector.get("repPotMicro")).longValueExact();
        return new MintTerms(
                new RewardTerms(pot, 0, LosingStake.REDISTRIBUTE, scope, equalShareBps), 10);
    }

    @ParameterizedTest
    @CsvSource({
        "V1, WINNERS, WINNERS, 0",
        "V1, PARTICIPANTS, PARTICIPANTS, 0",
        "V2, WINNERS, WINNERS, 0",
        "V2, PARTICIPANTS, PARTICIPANTS, 0",
        "V2, WINNERS_equalShareBps5000, WINNERS, 5000"
    })
    void mintsAsTheVectorSays(String name, String variant, PayScope scope, int equalShareBps) {
        var vector = Vectors.economy(name);
        var events =
                members.given(having(99, longs(vector.get("prior"))))
                        .when(
                                credit(
                                        1,
                                        decided(CAT, labels(vector.get("won"))),
                                        terms(vector, scope, equalShareBps)))
                        .events();
        var credited = (ReputationCredited) events.getFirst();
        var expected = vector.get(variant);
        assertEquals(longs(expected.get("gain")), gains(credited.participants()));
        assertEquals(longs(expected.get("newReputation")), reputations(credited.participants()));
    }

    @Test
    void redistributesABoundStakeAsV5Says() {
        var vector = Vectors.economy("V5");
        var stake = vector.get("stakeMicro").asLong();
        var voters = vector.get("winnersGain").size() + 1;
        var labels = IntStream.range(0, voters).map(n -> n < voters - 1 ? CAT : DOG).toArray();
        var mint = members.given().when(credit(1, decided(CAT, labels))).events();
        var events =
                members.given(having(99, Collections.nCopies(voters, stake)))
                        .when(
                                credit(
                                        1,
                                        decided(CAT, labels),
                                        binding(
                                                vector.get("bindingBps").asInt(),
                                                LosingStake.REDISTRIBUTE)))
                        .events();
        var gains = gains(((ReputationCredited) events.getFirst()).participants());
        var minted = gains(((ReputationCredited) mint.getFirst()).participants());
        assertEquals(-vector.get("loserLoses").asLong(), gains.getLast());
        assertEquals(
                longs(vector.get("winnersGain")),
                IntStream.range(0, voters - 1)
                        .mapToObj(index -> gains.get(index) - minted.get(index))
                        .toList());
    }

    @Test
    void anOverturnedPoolMovesReputationAsV11Says() {
        var v1 = Vectors.economy("V1");
        var labels = labels(v1.get("won"));
        var events =
                members.given()
                        .after(credit(1, decided(CAT, labels)))
                        .when(relabel(1, decided(DOG, labels)))
                        .events();
        var back = gains(((ReputationReversed) events.getFirst()).participants());
        var anew = gains(((ReputationCredited) events.getLast()).participants());
        assertEquals(
                longs(Vectors.economy("V11").get("delta")),
                IntStream.range(0, back.size())
                        .mapToObj(index -> back.get(index) + anew.get(index))
                        .toList());
    }
}
