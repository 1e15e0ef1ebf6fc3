/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static org.ale.chainbridge.domain.Fixtures.ANA;
import static org.ale.chainbridge.domain.Fixtures.ANAS;
import static org.ale.chainbridge.domain.Fixtures.NOW;
import static org.ale.chainbridge.domain.Fixtures.blocks;
import static org.ale.chainbridge.domain.Fixtures.close;
import static org.ale.chainbridge.domain.Fixtures.earned;
import static org.ale.chainbridge.domain.Fixtures.earnings;
import static org.ale.chainbridge.domain.Fixtures.fees;
import static org.ale.chainbridge.domain.Fixtures.hash;
import static org.ale.chainbridge.domain.Fixtures.life;
import static org.ale.chainbridge.domain.Fixtures.link;
import static org.ale.chainbridge.domain.Fixtures.receipt;
import static org.ale.chainbridge.domain.Fixtures.sign;
import static org.ale.chainbridge.domain.Fixtures.units;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigInteger;
import java.util.TreeMap;
import org.ale.chainbridge.domain.ChainCommand.ReconcileChain;
import org.ale.chainbridge.domain.ChainCommand.RecordFinal;
import org.ale.chainbridge.domain.ChainCommand.RecordMined;
import org.ale.chainbridge.domain.ChainEvent.EpochVetoed;
import org.ale.chainbridge.domain.ChainEvent.RootPostFinalized;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.junit.jupiter.api.Test;

/** The guardian takes a root of ours back after it was final: the next one has its number. */
class VetoTest {
    private final DeciderSpec<ChainCommand, ChainState, ChainEvent> chain =
            new DeciderSpec<>(new ChainDecider());

    private static Hash32 root(long ofAna) {
        var leaves = new TreeMap<Address, BigInteger>();
        leaves.put(ANAS, BigInteger.valueOf(ofAna));
        return CumulativeTree.over(leaves).root();
    }

    /** What the chain says when all transactions up to a nonce are mined. */
    private static ReconcileChain says(long lastEpoch, Hash32 activeRoot, long nonce) {
        return new ReconcileChain(lastEpoch, activeRoot, nonce, 9, NOW);
    }

    /** An epoch of 100, and one of 150, both final. */
    private DeciderSpec<ChainCommand, ChainState, ChainEvent> twoEpochs() {
        return chain.after(link(ANA, ANAS), earnings(1, earned(ANA, 100)), close())
                .after(life(0, 5))
                .after(life(1, 5))
                .after(earnings(2, earned(ANA, 50)), close())
                .after(life(2, 6))
                .after(life(3, 6));
    }

    private static void isAt(
            DeciderSpec<ChainCommand, ChainState, ChainEvent> now, long epoch, Hash32 root) {
        assertEquals(epoch, now.folded().epochs.planned());
        assertEquals(root, now.folded().epochs.tree().root());
    }

    @Test
    void theNextRootHasItsNumberAndCarriesEverything() {
        var now = twoEpochs();
        isAt(now, 2, root(150));
        now = now.when(says(1, root(100), 4)).then(new EpochVetoed(2, NOW));
        isAt(now, 1, root(100));
        assertEquals(1, now.folded().epochs.settled());
        now = now.after(earnings(3, earned(ANA, 7)), close());
        isAt(now, 2, root(157));
        now = now.after(life(4, 7)).after(life(5, 7));
        assertEquals(2, now.folded().epochs.settled());
        now.when(says(2, root(157), 6)).thenNothing();
    }

    @Test
    void whatNothingWasAddedToIsPostedAgainAsItWas() {
        var now = twoEpochs().after(says(1, root(100), 4)).after(close());
        isAt(now, 2, root(150));
        now.after(life(4, 7)).when(says(1, root(100), 5)).then(new EpochVetoed(2, NOW));
    }

    private static RootPostFinalized posted() {
        return new RootPostFinalized(2, root(150), units(150), NOW);
    }

    @Test
    void itsPostIsReadAllTheSameButOnce() {
        twoEpochs()
                .after(says(1, root(100), 4))
                .after(blocks(1, 9, posted()))
                .when(blocks(9, 10, posted()))
                .thenRejected(ChainRejection.ROOT_MISMATCH);
        assertEquals(9, chain.folded().block());
    }

    @Test
    void whoeverPostsItOnceMoreIsFound() {
        twoEpochs()
                .after(blocks(1, 9, posted()))
                .after(says(1, root(100), 4))
                .when(blocks(9, 10, posted()))
                .thenRejected(ChainRejection.ROOT_MISMATCH);
    }

    @Test
    void aRootThatWasPlannedAfterItIsNeitherPostedNorAskedAgain() {
        var now = twoEpochs().after(earnings(3, earned(ANA, 7)), close());
        isAt(now, 3, root(157));
        now = now.after(life(4, 7)).after(says(1, root(100), 5));
        isAt(now, 1, root(100));
        var refused = receipt(5, 1, 8, false);
        now = now.after(sign(5, 1, fees(100, 10)), new RecordMined(refused, NOW));
        now = now.after(new RecordFinal(refused, NOW)).after(close());
        isAt(now, 2, root(157));
        assertEquals(0, now.folded().outbox.refusals.posts().size());
    }

    @Test
    void anotherRootInItsPlaceIsNoVeto() {
        twoEpochs()
                .when(says(1, hash(3), 4))
                .thenRejected(ChainRejection.ROOT_MISMATCH)
                .when(says(0, Hash32.ZERO, 4))
                .thenRejected(ChainRejection.ROOT_VETOED);
        assertFalse(chain.folded().epochs.isVeto(0, Hash32.ZERO));
    }
}
