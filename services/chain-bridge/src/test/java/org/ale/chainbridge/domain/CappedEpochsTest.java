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
        return new CloseEpoch(units(cap), false, NOW);
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

    private static ChainCommand[] refusal(long nonce) {
        var refused = Fixtures.receipt(nonce, 1, 5, false);
        return new ChainCommand[] {
            Fixtures.sign(nonce, 1, Fixtures.fees(100, 10)),
            new ChainCommand.RecordMined(refused, NOW),
            new ChainCommand.RecordFinal(refused, NOW)
        };
    }

    @Test
    void aRefusedRootAboveALoweredCapIsWithdrawnAndPlannedAnew() {
        var now =
                chain.after(link(ANA, ANAS), link(BEN, BENS))
                        .after(earnings(1, earned(ANA, 100), earned(BEN, 70)))
                        .after(upTo(200))
                        .after(life(0, 3))
                        .after(refusal(1));
        isAt(now, root(100, 70), 1);
        now = now.when(upTo(60)).then(new ChainEvent.EpochWithdrawn(1, units(60), NOW));
        isAt(now, Hash32.ZERO, 0);
        now = now.after(earnings(2, earned(ANA, 5))).after(upTo(60));
        isAt(now, root(60, 0), 1);
        now = now.after(life(2, 6)).after(life(3, 6)).after(upTo(60));
        isAt(now, root(105, 15), 2);
        now = now.after(life(4, 7)).after(upTo(60));
        isAt(now, root(105, 70), 3);
    }

    @Test
    void aRefusedRootBelowTheCapIsAskedAgainAsItIs() {
        var now =
                chain.after(link(ANA, ANAS), earnings(1, earned(ANA, 100)))
                        .after(upTo(200))
                        .after(life(0, 3))
                        .after(refusal(1))
                        .after(upTo(100));
        isAt(now, root(100, 0), 1);
        assertTrue(now.folded().outbox.hasOpen(Epochs::isPost));
    }

    @Test
    void nothingIsPlannedWhileTheCapIsNothingAndAllOfItAfterwards() {
        var now =
                chain.after(link(ANA, ANAS), earnings(1, earned(ANA, 100)))
                        .after(upTo(200))
                        .after(life(0, 3))
                        .after(refusal(1))
                        .after(upTo(0));
        now.when(upTo(0)).thenNothing();
        isAt(now.after(upTo(100)), root(100, 0), 1);
    }

    @Test
    void aCapThatIsNotReachedChangesNothing() {
        var now = chain.after(link(ANA, ANAS), earnings(1, earned(ANA, 100))).after(upTo(100));
        isAt(now, root(100, 0), 1);
    }
}
