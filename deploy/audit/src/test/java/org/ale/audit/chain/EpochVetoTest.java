/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A root of ours that the guardian vetoed after it was final: its epoch is planned anew. */
class EpochVetoTest {
    private final BridgeLog log = new BridgeLog();

    /** An epoch of 100 and one of 150, both posted and final. */
    private void twoEpochs() {
        log.earned(100, 0);
        log.planned(1, 100);
        log.settled(1);
        log.read(1, 100);
        log.earned(50, 0);
        log.planned(2, 150);
        log.settled(2);
        log.postTold(1, 100);
        log.postTold(2, 150);
    }

    /** The second epoch, planned anew with more in it, posted and final. */
    private void anew() {
        log.earned(7, 0);
        log.planned(2, 157);
        log.settled(2);
        log.read(2, 157);
        log.postTold(2, 157);
    }

    private void vetoed() {
        log.vetoed(2);
        log.vetoTold(2);
    }

    @Test
    void saysNothingOfAVetoedEpochThatIsPlannedAnew() {
        twoEpochs();
        log.read(2, 150);
        vetoed();
        anew();
        assertEquals(List.of(), log.codesOfRoots());
    }

    @Test
    void saysNothingOfAPostThatIsReadAfterTheVeto() {
        twoEpochs();
        vetoed();
        log.read(2, 150);
        anew();
        assertEquals(List.of(), log.codesOfRoots());
    }

    @Test
    void saysNothingOfARootThatIsPostedAgainAsItWas() {
        twoEpochs();
        vetoed();
        log.read(2, 150);
        log.planned(2, 150);
        log.settled(2);
        log.read(2, 150);
        log.postTold(2, 150);
        assertEquals(List.of(), log.codesOfRoots());
    }

    @Test
    void saysNothingOfAVetoThatOneOfBothKnowsFirst() {
        twoEpochs();
        log.read(2, 150);
        log.blocks(9);
        log.vetoed(2);
        assertEquals(List.of(), log.codesOfRoots());
        var chainFirst = new EpochVetoTest();
        chainFirst.twoEpochs();
        chainFirst.log.read(2, 150);
        chainFirst.log.vetoTold(2);
        assertEquals(List.of(), chainFirst.log.codesOfRoots());
    }

    /** Its post is refused: it is neither found fault with nor to be withdrawn. */
    @Test
    void saysNothingOfTheEpochAfterItThatIsRefused() {
        twoEpochs();
        log.read(2, 150);
        log.earned(7, 0);
        log.planned(3, 157);
        log.postPlanned(0);
        log.vetoed(2);
        log.ended(0, 9, false);
        log.planned(2, 157);
        assertEquals(List.of(), log.codesAtEnd());
    }

    @Test
    void forgetsThatTheEpochAfterItWasRefusedBefore() {
        twoEpochs();
        log.read(2, 150);
        log.earned(7, 0);
        log.planned(3, 157);
        log.postPlanned(0);
        log.ended(0, 9, false);
        log.vetoed(2);
        log.planned(2, 157);
        assertEquals(List.of(), log.codesAtEnd());
    }

    @Test
    void seesARefusedRootThatWasPlannedAfterTheVeto() {
        twoEpochs();
        log.vetoed(2);
        log.planned(2, 150);
        log.postPlanned(0);
        log.ended(0, 9, false);
        assertEquals(List.of("chain-refused"), log.codesAtEnd());
    }

    /** What a dropped root held is in no root: not in the leaves before it either. */
    @Test
    void seesARootThatDoesNotFollowFromTheLeavesBefore() {
        twoEpochs();
        log.earned(7, 0);
        log.planned(3, 157);
        log.vetoed(2);
        log.planned(2, 140);
        assertEquals(List.of(), log.codes());
        log.planned(3, 157);
        assertEquals(List.of(), log.codes());
        log.planned(4, 158);
        assertEquals(List.of("chain-root", "chain-data", "chain-total"), log.codes());
    }

    @Test
    void seesAVetoOfAnEpochThatWasNotFinal() {
        log.earned(100, 0);
        log.planned(1, 100);
        log.vetoed(1);
        assertEquals(List.of("chain-vetoed"), log.codes());
    }

    @Test
    void seesASecondVetoAfterOneFinalRoot() {
        twoEpochs();
        log.vetoed(2);
        log.planned(2, 150);
        log.vetoed(2);
        assertEquals(List.of("chain-vetoed"), log.codes());
    }

    @Test
    void seesThatAVetoedRootIsReadTwice() {
        twoEpochs();
        log.vetoed(2);
        log.read(2, 150);
        assertEquals(List.of(), log.codes());
        log.read(2, 150);
        assertEquals(List.of("chain-posted-root", "chain-posted-total"), log.codes());
    }

    @Test
    void seesThatAVetoedRootWasAnother() {
        log.earned(100, 0);
        log.planned(1, 100);
        log.settled(1);
        log.read(1, 100);
        log.vetoed(1);
        log.planned(1, 100);
        log.settled(1);
        log.read(1, 100);
        log.postTold(1, 90);
        log.vetoTold(1);
        log.postTold(1, 100);
        assertEquals(
                List.of(
                        "chain-root-on-chain",
                        "chain-total-on-chain",
                        "chain-data-on-chain",
                        "chain-veto-invented"),
                log.codesOfRoots());
    }

    @Test
    void seesAVetoOfWhichTheLogDoesNotTell() {
        twoEpochs();
        log.read(2, 150);
        log.vetoTold(2);
        log.postTold(2, 150);
        assertEquals(List.of("chain-veto-untold"), log.codesOfRoots());
    }

    /** What was planned after the veto is final in a block that was read: the veto is before it. */
    @Test
    void seesAVetoThatTheChainDoesNotKnow() {
        twoEpochs();
        log.read(2, 150);
        log.vetoed(2);
        log.planned(2, 150);
        log.postPlanned(0);
        log.ended(0, 9, false);
        log.blocks(9);
        assertEquals(List.of("chain-veto-invented", "chain-last-post"), log.codesOfRoots());
    }
}
