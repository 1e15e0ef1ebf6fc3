/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

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
import org.ale.kernel.PoolId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody steers a draw, and anybody can check it. */
class DrawsTest {
    private static final int DRAWS = 40_000;

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

    @Test
    void differInEachEpochAndCommunity() {
        var seeds = new HmacSeeds(new byte[32]);
        var other = new org.ale.kernel.CommunityId(new java.util.UUID(9, 9));
        assertTrue(!java.util.Arrays.equals(seeds.seed(HERE, 1), seeds.seed(HERE, 2)));
        assertTrue(!java.util.Arrays.equals(seeds.seed(HERE, 1), seeds.seed(other, 1)));
    }
}
