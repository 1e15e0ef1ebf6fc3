/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.ale.assignment.domain.Fixtures.CATS;
import static org.ale.assignment.domain.Fixtures.HERE;
import static org.ale.assignment.domain.Fixtures.NOW;
import static org.ale.assignment.domain.Fixtures.deal;
import static org.ale.assignment.domain.Fixtures.pool;
import static org.ale.assignment.domain.Fixtures.running;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.PoolId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody steers a draw, and anybody can check it. */
class DrawsTest {
    private static final int DRAWS = 40_000;
    private static final SeedSource OTHERS =
            new HmacSeeds("another secret".repeat(2).getBytes(UTF_8));

    @ParameterizedTest
    @ValueSource(ints = {2, 7, 100})
    void areUniform(int pools) {
        var seed = new HmacSeeds(new byte[32]).seed(HERE, 1);
        var eligible = IntStream.range(0, pools).mapToObj(item -> pool(CATS, item)).toList();
        var counts = new long[pools];
        for (var counter = 1; counter <= DRAWS; counter++) {
            counts[Chance.UNIFORM.draw(seed, 1, counter, eligible)]++;
        }
        var expected = (double) DRAWS / pools;
        var chiSquare = 0.0;
        for (var count : counts) {
            chiSquare += (count - expected) * (count - expected) / expected;
        }
        var freedom = pools - 1;
        var limit = freedom + 4 * Math.sqrt(2.0 * freedom) + 4;
        assertTrue(chiSquare < limit, "chi-square " + chiSquare + " of " + freedom);
    }

    @Test
    void followFromTheRevealedSeed() throws NoSuchAlgorithmException {
        var desk = Fixtures.desk().given().after(running(40));
        var before = desk.folded().openPools();
        var events = desk.when(deal(Fixtures.ANA, 10)).events();
        var committed = (LeaseEvent.EpochCommitted) events.getFirst();
        var dealt = (LeaseEvent.DeckDealt) events.getLast();
        var revealed =
                (LeaseEvent.EpochRevealed)
                        desk.when(new LeaseCommand.FinishJob(HERE, CATS, NOW)).events().getLast();
        assertArrayEquals(
                committed.seedSha256(),
                MessageDigest.getInstance("SHA-256").digest(revealed.seed()));
        List<PoolId> eligible = new ArrayList<>(before);
        for (var draw : dealt.draws()) {
            assertEquals(eligible.size(), draw.eligible());
            var index = Chance.UNIFORM.draw(revealed.seed(), 1, draw.counter(), eligible);
            assertEquals(eligible.remove(index), draw.poolId());
        }
    }

    /** What was committed cannot be kept, so it is left, and nothing is drawn against it. */
    @Test
    void ofAnotherSecretHaveAnEpochOfTheirOwn() {
        var before = dealtToAna();
        var eligible = before.folded().openPools();
        var desk = underAnotherSecret(before.history());
        var events = desk.when(deal(Fixtures.BEN, 10)).events();
        var committed = new LeaseEvent.EpochCommitted(2, OTHERS.commitment(HERE, 2), NOW);
        assertEquals(committed, events.getFirst());
        var dealt = (LeaseEvent.DeckDealt) events.getLast();
        assertEquals(2, events.size());
        assertEquals(2, dealt.epoch());
        var first = dealt.draws().getFirst();
        assertEquals(1, first.counter());
        var index = Chance.UNIFORM.draw(OTHERS.seed(HERE, 2), 2, 1, eligible);
        assertEquals(eligible.get(index), first.poolId());
        desk.when(new LeaseCommand.FinishJob(HERE, CATS, NOW))
                .then(
                        new LeaseEvent.JobFinished(CATS, NOW),
                        new LeaseEvent.EpochRevealed(2, OTHERS.seed(HERE, 2), NOW));
    }

    @Test
    void ofALostSecretAreNotRevealedWithASeedThatWasNeverCommitted() {
        underAnotherSecret(dealtToAna().history())
                .when(new LeaseCommand.FinishJob(HERE, CATS, NOW))
                .then(new LeaseEvent.JobFinished(CATS, NOW));
    }

    @Test
    void ofAFullEpochAreNotRevealedByAnotherSecretEither() {
        var history = new ArrayList<>(dealtToAna().history());
        var last = new LeaseEvent.Draw(Dealing.DRAWS_PER_EPOCH, 40, pool(CATS, 0));
        history.add(new LeaseEvent.DeckDealt(Fixtures.CEM, 1, List.of(last), 100, NOW, NOW));
        var events = underAnotherSecret(history).when(deal(Fixtures.BEN, 10)).events();
        assertTrue(events.stream().noneMatch(LeaseEvent.EpochRevealed.class::isInstance));
    }

    @Test
    void goOnOnceTheSecretIsPutBack() {
        var before = dealtToAna();
        var events = before.when(deal(Fixtures.BEN, 10)).events();
        var dealt = (LeaseEvent.DeckDealt) events.getFirst();
        assertEquals(1, dealt.epoch());
        assertEquals(11, dealt.draws().getFirst().counter());
    }

    private static DeciderSpec<LeaseCommand, LeaseState, LeaseEvent> dealtToAna() {
        return Fixtures.desk().given().after(running(40)).after(deal(Fixtures.ANA, 10));
    }

    private static DeciderSpec<LeaseCommand, LeaseState, LeaseEvent> underAnotherSecret(
            List<LeaseEvent> history) {
        return new DeciderSpec<>(new LeaseDecider(OTHERS)).given(history);
    }

    @Test
    void differInEachEpochAndCommunity() {
        var seeds = new HmacSeeds(new byte[32]);
        var other = new org.ale.kernel.CommunityId(new java.util.UUID(9, 9));
        assertTrue(!java.util.Arrays.equals(seeds.seed(HERE, 1), seeds.seed(HERE, 2)));
        assertTrue(!java.util.Arrays.equals(seeds.seed(HERE, 1), seeds.seed(other, 1)));
    }
}
