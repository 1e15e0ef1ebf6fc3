/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static org.ale.chainbridge.domain.Fixtures.ANA;
import static org.ale.chainbridge.domain.Fixtures.ANAS;
import static org.ale.chainbridge.domain.Fixtures.BEN;
import static org.ale.chainbridge.domain.Fixtures.BENS;
import static org.ale.chainbridge.domain.Fixtures.NOW;
import static org.ale.chainbridge.domain.Fixtures.earned;
import static org.ale.chainbridge.domain.Fixtures.earnings;
import static org.ale.chainbridge.domain.Fixtures.life;
import static org.ale.chainbridge.domain.Fixtures.link;
import static org.ale.chainbridge.domain.Fixtures.units;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.TreeMap;
import org.ale.chainbridge.domain.ChainCommand.CloseEpoch;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.junit.jupiter.api.Test;

/** A contract lets an epoch raise the total by its cap only: what is more takes more epochs. */
class CappedEpochsTest {
    private final DeciderSpec<ChainCommand, ChainState, ChainEvent> chain =
            new DeciderSpec<>(new ChainDecider()).given();

    private static CloseEpoch upTo(long cap) {
        return new CloseEpoch(units(cap), NOW);
    }

    private static Hash32 root(long ofAna, long ofBen) {
        var leaves = new TreeMap<Address, BigInteger>();
        leaves.put(ANAS, BigInteger.valueOf(ofAna));
        if (ofBen > 0) {
            leaves.put(BENS, BigInteger.valueOf(ofBen));
        }
        return CumulativeTree.over(leaves).root();
    }

    private static void isAt(
            DeciderSpec<ChainCommand, ChainState, ChainEvent> now, Hash32 root, long epochs) {
        assertEquals(root, now.folded().epochs.tree().root());
        assertEquals(epochs, now.folded().epochs.planned());
    }

    @Test
    void settlesInOrderOfAccountsAndTheLastOneInPart() {
        assertTrue(ANAS.compareTo(BENS) < 0);
        var now =
                chain.after(link(ANA, ANAS), link(BEN, BENS))
                        .after(earnings(1, earned(ANA, 100), earned(BEN, 70)))
                        .after(upTo(60));
        isAt(now, root(60, 0), 1);
        now = now.after(life(0, 3)).after(life(1, 3)).after(upTo(60));
        isAt(now, root(100, 20), 2);
        now = now.after(life(2, 4)).after(earnings(2, earned(ANA, 5))).after(upTo(60));
        isAt(now, root(105, 70), 3);
        now = now.after(life(3, 5)).after(life(4, 5));
        now.when(upTo(60)).thenNothing();
    }

    @Test
    void aCapOfNothingPostsNoRoot() {
        var now = chain.after(link(ANA, ANAS), earnings(1, earned(ANA, 100))).after(upTo(0));
        assertEquals(0, now.folded().epochs.planned());
    }

    @Test
    void aCapThatIsNotReachedChangesNothing() {
        var now = chain.after(link(ANA, ANAS), earnings(1, earned(ANA, 100))).after(upTo(100));
        isAt(now, root(100, 0), 1);
    }
}
