/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static org.ale.chainbridge.domain.Fixtures.ANA;
import static org.ale.chainbridge.domain.Fixtures.ANAS;
import static org.ale.chainbridge.domain.Fixtures.NOW;
import static org.ale.chainbridge.domain.Fixtures.blocks;
import static org.ale.chainbridge.domain.Fixtures.close;
import static org.ale.chainbridge.domain.Fixtures.deposit;
import static org.ale.chainbridge.domain.Fixtures.earned;
import static org.ale.chainbridge.domain.Fixtures.earnings;
import static org.ale.chainbridge.domain.Fixtures.hash;
import static org.ale.chainbridge.domain.Fixtures.life;
import static org.ale.chainbridge.domain.Fixtures.link;
import static org.ale.chainbridge.domain.Fixtures.units;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.ale.chainbridge.domain.ChainCommand.ReconcileChain;
import org.ale.chainbridge.domain.ChainCommand.RecordSeen;
import org.ale.chainbridge.domain.ChainEvent.BlocksIngested;
import org.ale.chainbridge.domain.ChainEvent.DepositFinalized;
import org.ale.chainbridge.domain.ChainEvent.DepositSeen;
import org.ale.chainbridge.domain.ChainEvent.RootPostFinalized;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.junit.jupiter.api.Test;

/** What the chain tells is held against the log. */
class ReadingTest {
    private final DeciderSpec<ChainCommand, ChainState, ChainEvent> chain =
            new DeciderSpec<>(new ChainDecider());

    private DeciderSpec<ChainCommand, ChainState, ChainEvent> settled() {
        return chain.given()
                .after(link(ANA, ANAS), earnings(1, earned(ANA, 100)), close())
                .after(life(0, 5))
                .after(life(1, 6));
    }

    private static Hash32 rootOfAna(int total) {
        var leaves = new TreeMap<Address, BigInteger>();
        leaves.put(ANAS, BigInteger.valueOf(total));
        return CumulativeTree.over(leaves).root();
    }

    @Test
    void aDepositIsSeenOnceAndNeverAfterItIsFinal() {
        var deposit = deposit(8, 70);
        var seen = new RecordSeen(List.of(deposit), NOW);
        chain.given()
                .when(seen)
                .then(new DepositSeen(deposit, NOW))
                .when(seen)
                .thenNothing()
                .after(blocks(1, 9, new DepositFinalized(deposit, 0, NOW)))
                .when(seen)
                .thenNothing();
    }

    @Test
    void blocksFollowThoseThatWereReadBefore() {
        chain.given()
                .when(blocks(3, 9))
                .then(new BlocksIngested(9, hash(9), NOW))
                .when(blocks(3, 9))
                .thenNothing()
                .when(blocks(10, 12))
                .thenRejected(ChainRejection.OUT_OF_ORDER)
                .when(
                        new ChainCommand.RecordBlocks(
                                new BlockRange(9, hash(77), 12, hash(12)), List.of(), NOW))
                .thenRejected(ChainRejection.FORKED);
    }

    @Test
    void aRootThatTheLogDoesNotKnowStopsTheReading() {
        settled()
                .when(blocks(1, 9, new RootPostFinalized(1, hash(3), units(100), NOW)))
                .thenRejected(ChainRejection.ROOT_MISMATCH);
    }

    private static ChainEvent[] many(int findings) {
        ChainEvent stake = new ChainEvent.StakeFinalized(ANAS, units(1), 0, NOW);
        return Collections.nCopies(findings, stake).toArray(ChainEvent[]::new);
    }

    @Test
    void oneBlockIsReadWholeAndOnlySeveralAreReadInParts() {
        chain.given()
                .when(blocks(3, 9, many(Reading.FINDINGS_MAX + 1)))
                .thenRejected(ChainRejection.TOO_MUCH_AT_ONCE)
                .when(blocks(3, 4, many(Reading.BLOCK_FINDINGS_MAX + 1)))
                .thenRejected(ChainRejection.TOO_MUCH_AT_ONCE)
                .after(blocks(3, 4, many(Reading.BLOCK_FINDINGS_MAX)));
        assertEquals(4, chain.folded().block());
    }

    @Test
    void aNodeThatIsBehindWhatWasFinalContradictsNothing() {
        settled()
                .when(new ReconcileChain(0, Hash32.ZERO, 0, 5, NOW))
                .thenRejected(ChainRejection.BEHIND)
                .after(blocks(1, 9))
                .when(new ReconcileChain(0, Hash32.ZERO, 0, 8, NOW))
                .thenRejected(ChainRejection.BEHIND);
    }

    @Test
    void theChainAndTheLogAgreeOnTheRootOrTheBridgeStops() {
        var root = rootOfAna(100);
        settled()
                .when(new ReconcileChain(1, root, 2, 6, NOW))
                .thenNothing()
                .when(new ReconcileChain(1, Hash32.ZERO, 2, 6, NOW))
                .thenNothing()
                .when(new ReconcileChain(1, hash(3), 2, 6, NOW))
                .thenRejected(ChainRejection.ROOT_MISMATCH)
                .when(new ReconcileChain(2, root, 2, 6, NOW))
                .thenRejected(ChainRejection.ROOT_MISMATCH)
                .when(new ReconcileChain(-1, Hash32.ZERO, 2, 6, NOW))
                .thenRejected(ChainRejection.ROOT_VETOED)
                .when(new ReconcileChain(1, root, 3, 6, NOW))
                .thenRejected(ChainRejection.KEY_USED_ELSEWHERE)
                .when(new ReconcileChain(1, root, 1, 6, NOW))
                .thenRejected(ChainRejection.FINAL_LEFT_THE_CHAIN);
    }
}
