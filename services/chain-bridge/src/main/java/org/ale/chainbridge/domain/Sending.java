/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static org.ale.eventsourcing.Decision.accepted;
import static org.ale.eventsourcing.Decision.rejected;

import java.util.ArrayList;
import org.ale.chainbridge.domain.ChainCommand.RecordBroadcast;
import org.ale.chainbridge.domain.ChainCommand.RecordFinal;
import org.ale.chainbridge.domain.ChainCommand.RecordMined;
import org.ale.chainbridge.domain.ChainCommand.RecordReorged;
import org.ale.chainbridge.domain.ChainCommand.RecordSigned;
import org.ale.chainbridge.domain.ChainEvent.ClaimQueued;
import org.ale.chainbridge.domain.ChainEvent.EpochFinal;
import org.ale.chainbridge.domain.ChainEvent.TransactionBroadcast;
import org.ale.chainbridge.domain.ChainEvent.TransactionFinal;
import org.ale.chainbridge.domain.ChainEvent.TransactionMined;
import org.ale.chainbridge.domain.ChainEvent.TransactionReorged;
import org.ale.chainbridge.domain.ChainEvent.TransactionSigned;
import org.ale.chainbridge.domain.Transaction.Stage;
import org.ale.eventsourcing.Decision;

/**
 * The life of a transaction: planned → signed → broadcast → mined → final. What was reported once
 * may be reported again; what contradicts the log is refused.
 */
final class Sending {
    /** So much fits into one record of the log and into one transaction. */
    static final int RAW_BYTES_MAX = 100_000;

    /** A claim that was refused so often waits until its owner asks again. */
    static final int CLAIMS_REFUSED_MAX = 3;

    private Sending() {}

    static Decision<ChainEvent> sign(RecordSigned signed, Outbox outbox) {
        var open = outbox.open(signed.nonce());
        if (open.isEmpty()) {
            return outbox.isFinal(signed.nonce()) ? alreadyMined() : unknown(signed.nonce());
        }
        var transaction = open.get();
        if (transaction.hasBytes(signed.hash())) {
            return accepted();
        }
        if (transaction.stage() == Stage.MINED) {
            return alreadyMined();
        }
        if (signed.attempt() != transaction.attempts().size() + 1
                || signed.raw().length() > RAW_BYTES_MAX) {
            return rejected(
                    ChainRejection.ALREADY_SIGNED, "Other bytes have this number, or too many.");
        }
        return priced(signed, transaction, outbox);
    }

    private static Decision<ChainEvent> priced(
            RecordSigned signed, Transaction transaction, Outbox outbox) {
        var fees = signed.fees();
        var last = transaction.lastFees();
        if (last.isPresent() && !fees.cover(last.get().bumped())) {
            return rejected(
                    ChainRejection.BUMP_TOO_SMALL,
                    "A replacement raises both fees by an eighth: " + last.get().bumped());
        }
        if (fees.max().compareTo(signed.limits().ceiling()) > 0) {
            return rejected(
                    ChainRejection.ABOVE_CEILING,
                    "A unit of gas may cost " + signed.limits().ceiling() + " wei.");
        }
        var spent = outbox.spentOn(signed.at()).add(transaction.costAbove(fees));
        if (spent.compareTo(signed.limits().dailyBudget()) > 0) {
            return rejected(
                    ChainRejection.BUDGET_EXHAUSTED,
                    "The day's transactions may cost " + signed.limits().dailyBudget() + " wei.");
        }
        return accepted(
                new TransactionSigned(
                        signed.nonce(),
                        signed.attempt(),
                        signed.raw(),
                        signed.hash(),
                        fees,
                        signed.at()));
    }

    static Decision<ChainEvent> broadcast(RecordBroadcast broadcast, Outbox outbox) {
        return outbox.open(broadcast.nonce())
                .filter(transaction ->
                        transaction.stage() == Stage.SIGNED
                                && transaction.attempts().size() == broadcast.attempt())
                .map(_ ->
                        accepted(
                                (ChainEvent)
                                        new TransactionBroadcast(
                                                broadcast.nonce(),
                                                broadcast.attempt(),
                                                broadcast.at())))
                .orElseGet(Decision::accepted);
    }

    static Decision<ChainEvent> mine(RecordMined mined, Outbox outbox) {
        var receipt = mined.receipt();
        var open = outbox.open(receipt.nonce());
        if (open.isEmpty()) {
            return outbox.isFinal(receipt.nonce()) ? accepted() : unknown(receipt.nonce());
        }
        var transaction = open.get();
        if (!transaction.hasBytes(receipt.hash())) {
            return rejected(ChainRejection.UNKNOWN_BYTES, "We never signed " + receipt.hash());
        }
        var before = transaction.receipt();
        if (before == null) {
            return accepted(new TransactionMined(receipt, mined.at()));
        }
        // Another block, or what one node told of this block was not so: what was told is taken
        // back.
        return before.equals(receipt)
                ? accepted()
                : accepted(
                        new TransactionReorged(receipt.nonce(), before.blockHash(), mined.at()),
                        new TransactionMined(receipt, mined.at()));
    }

    static Decision<ChainEvent> reorg(RecordReorged reorged, Outbox outbox) {
        if (outbox.isFinal(reorged.nonce())) {
            return rejected(
                    ChainRejection.FINAL_LEFT_THE_CHAIN,
                    "Transaction " + reorged.nonce() + " was final.");
        }
        return outbox.open(reorged.nonce())
                .filter(transaction -> transaction.isMinedIn(reorged.blockHash()))
                .map(_ ->
                        accepted(
                                (ChainEvent)
                                        new TransactionReorged(
                                                reorged.nonce(),
                                                reorged.blockHash(),
                                                reorged.at())))
                .orElseGet(Decision::accepted);
    }

    static Decision<ChainEvent> finish(RecordFinal last, ChainState state) {
        var receipt = last.receipt();
        var open = state.outbox.open(receipt.nonce());
        if (open.isEmpty()) {
            return state.outbox.isFinal(receipt.nonce()) ? accepted() : unknown(receipt.nonce());
        }
        if (!receipt.equals(open.get().receipt())) {
            return rejected(ChainRejection.NOT_MINED, "The log knows no such receipt.");
        }
        var events = new ArrayList<ChainEvent>();
        events.add(new TransactionFinal(receipt, last.at()));
        var intent = open.get().intent();
        if (receipt.succeeded()
                && intent instanceof Intent.PostRoot root
                && state.epochs.isPlanned(root)) {
            events.add(
                    new EpochFinal(
                            root.epoch(),
                            receipt.hash(),
                            receipt.block(),
                            receipt.gasUsed(),
                            last.at()));
        }
        if (!receipt.succeeded()
                && intent instanceof Intent.PushClaim claim
                && isUnpaid(claim, state)) {
            events.add(new ClaimQueued(claim.account(), last.at()));
        }
        return accepted(events);
    }

    private static boolean isUnpaid(Intent.PushClaim claim, ChainState state) {
        var paid = state.totals.claimed(claim.account());
        return paid.compareTo(claim.cumulative().baseUnits()) < 0
                && state.epochs.refusedClaims(claim.account()) + 1 < CLAIMS_REFUSED_MAX;
    }

    private static Decision<ChainEvent> unknown(long nonce) {
        return rejected(
                ChainRejection.UNKNOWN_TRANSACTION, "No transaction has the nonce " + nonce);
    }

    private static Decision<ChainEvent> alreadyMined() {
        return rejected(ChainRejection.ALREADY_MINED, "It is in a block and cannot be replaced.");
    }
}
