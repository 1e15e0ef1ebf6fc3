/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static org.ale.eventsourcing.Decision.accepted;
import static org.ale.eventsourcing.Decision.rejected;

import java.util.ArrayList;
import org.ale.chainbridge.domain.ChainCommand.ReconcileChain;
import org.ale.chainbridge.domain.ChainCommand.RecordBlocks;
import org.ale.chainbridge.domain.ChainCommand.RecordSeen;
import org.ale.chainbridge.domain.ChainEvent.BlocksIngested;
import org.ale.chainbridge.domain.ChainEvent.DepositSeen;
import org.ale.chainbridge.domain.ChainEvent.EpochVetoed;
import org.ale.chainbridge.domain.ChainEvent.RootPostFinalized;
import org.ale.eventsourcing.Decision;

/** Takes what the chain tells, and stops at whatever contradicts the log. */
final class Reading {
    /** So many findings of several blocks are read at once; more are read in smaller parts. */
    static final int FINDINGS_MAX = 2_000;

    /**
     * One block has no smaller part, and anybody can fill it: it is read whole. A finding costs its
     * maker more than 4,000 gas, so blocks of 60 million stay below, and so many of the longest
     * findings fit into one record of the log.
     */
    static final int BLOCK_FINDINGS_MAX = 20_000;

    private Reading() {}

    static Decision<ChainEvent> see(RecordSeen seen, ChainState state) {
        return accepted(
                seen.deposits().stream()
                        .filter(deposit -> !state.isKnown(deposit.id()))
                        .<ChainEvent>map(deposit -> new DepositSeen(deposit, seen.at()))
                        .toList());
    }

    static Decision<ChainEvent> read(RecordBlocks blocks, ChainState state) {
        var range = blocks.range();
        var isFirst = state.blockHash().equals(Hash32.ZERO);
        if (!isFirst && range.block() <= state.block()) {
            return accepted();
        }
        var hasGap = !isFirst && range.after() != state.block();
        if (hasGap) {
            return rejected(
                    ChainRejection.OUT_OF_ORDER, "The log has read to block " + state.block());
        }
        if (blocks.findings().size() > most(range)) {
            return rejected(
                    ChainRejection.TOO_MUCH_AT_ONCE,
                    blocks.findings().size() + " findings after block " + range.after());
        }
        if (!isFirst && !range.afterHash().equals(state.blockHash())) {
            return rejected(
                    ChainRejection.FORKED,
                    "Block " + state.block() + " was " + state.blockHash() + " when it was final.");
        }
        for (var finding : blocks.findings()) {
            if (finding instanceof RootPostFinalized(var epoch, var root, _, _)
                    && !state.epochs.isPosted(epoch, root)) {
                return rejected(
                        ChainRejection.ROOT_MISMATCH,
                        "Epoch " + epoch + " has the root " + root + " on chain.");
            }
        }
        var events = new ArrayList<>(blocks.findings());
        events.add(new BlocksIngested(range.block(), range.blockHash(), blocks.at()));
        return accepted(events);
    }

    private static int most(BlockRange range) {
        return range.block() == range.after() + 1 ? BLOCK_FINDINGS_MAX : FINDINGS_MAX;
    }

    static Decision<ChainEvent> reconcile(ReconcileChain chain, ChainState state) {
        if (chain.block() < state.finalBlock()) {
            return rejected(
                    ChainRejection.BEHIND,
                    "Block " + state.finalBlock() + " was final; this is " + chain.block() + ".");
        }
        var epochs = state.epochs;
        var last = chain.lastEpoch();
        var isKnown =
                chain.activeRoot().equals(epochs.root(last))
                        || chain.activeRoot().equals(epochs.root(last - 1));
        if (last > epochs.planned() || !isKnown) {
            return rejected(
                    ChainRejection.ROOT_MISMATCH,
                    "The chain pays by " + chain.activeRoot() + " in epoch " + last + ".");
        }
        var isVeto = epochs.isVeto(last, chain.activeRoot());
        if (last < epochs.settled() && !isVeto) {
            return rejected(
                    ChainRejection.ROOT_VETOED,
                    "Epoch " + epochs.settled() + " was final; the chain knows " + last + ".");
        }
        if (chain.posterNonce() > state.outbox.nextNonce()) {
            return rejected(
                    ChainRejection.KEY_USED_ELSEWHERE,
                    "The chain has " + chain.posterNonce() + " transactions of the poster.");
        }
        if (chain.posterNonce() < state.outbox.firstOpenNonce()) {
            return rejected(
                    ChainRejection.FINAL_LEFT_THE_CHAIN,
                    "The chain has only " + chain.posterNonce() + " transactions of the poster.");
        }
        return isVeto ? accepted(new EpochVetoed(epochs.settled(), chain.at())) : accepted();
    }
}
