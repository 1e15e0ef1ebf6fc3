/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ale.chainbridge.chain.ChainReader.Block;
import org.ale.chainbridge.domain.ChainCommand.RecordFinal;
import org.ale.chainbridge.domain.ChainCommand.RecordMined;
import org.ale.chainbridge.domain.ChainCommand.RecordReorged;
import org.ale.chainbridge.domain.ChainRejection;
import org.ale.chainbridge.domain.Hash32;
import org.ale.chainbridge.domain.Receipt;
import org.ale.chainbridge.projection.settlement.Outstanding;
import org.ale.chainbridge.projection.settlement.Outstanding.Open;
import org.ale.chainbridge.projection.settlement.Outstanding.Step;
import org.jspecify.annotations.Nullable;

/**
 * Looks up where transactions are, by the hashes of all bytes that were ever signed for them. That
 * a receipt does not come is never a failure: there is none yet. One node may say where a
 * transaction is for now; what became of it in the end, nodes must agree on.
 */
final class Tracking {
    private static final long UNKNOWN = -1;

    private final ChainReader reader;
    private final Outstanding outstanding;
    private final Reports reports;
    private final Alarm alarm;

    Tracking(ChainReader reader, Outstanding outstanding, Reports reports, Alarm alarm) {
        this.reader = reader;
        this.outstanding = outstanding;
        this.reports = reports;
        this.alarm = alarm;
    }

    /** Where a node says that bytes are. */
    @FunctionalInterface
    private interface Lookup {
        Optional<Receipt> of(long nonce, Hash32 hash);
    }

    /**
     * Looks once at all that may have moved. What nodes do not agree on holds up no other.
     *
     * @param mined what was in a block, in order of nonces
     * @param waiting what was in none, in order of nonces
     */
    void track(List<Open> mined, List<Open> waiting, Block finalized) throws SQLException {
        Map<Long, Hash32> blocks = new HashMap<>();
        @Nullable NodeException doubt = null;
        for (var transaction : mined) {
            if (block(transaction) <= finalized.number()) {
                try {
                    settle(transaction, finalized, blocks);
                } catch (NodeException e) {
                    doubt = e;
                }
            }
        }
        reorganised(mined, finalized);
        waiting(waiting, finalized);
        if (doubt != null) {
            throw doubt;
        }
    }

    private void waiting(List<Open> waiting, Block finalized) throws SQLException {
        var used = UNKNOWN;
        for (var transaction : waiting) {
            if (transaction.step() == Step.PLANNED) {
                return;
            }
            var receipt = receipt(transaction, reader::receipt);
            if (receipt.isPresent()) {
                found(transaction, receipt.get());
                continue;
            }
            used = used == UNKNOWN ? reader.posterNonce(finalized) : used;
            if (used > transaction.nonce()) {
                taken(transaction);
            }
        }
    }

    private static long block(Open transaction) {
        var receipt = transaction.receipt();
        return receipt == null ? Long.MAX_VALUE : receipt.block();
    }

    /**
     * Nonces are mined in order: as long as the last is where it was, those before it are in some
     * block too, and only when that is final it matters in which.
     */
    private void reorganised(List<Open> mined, Block finalized) throws SQLException {
        var shallow =
                mined.reversed().stream().filter(each -> block(each) > finalized.number()).toList();
        for (var transaction : shallow) {
            var receipt = receipt(transaction, reader::receipt);
            if (receipt.isPresent() && receipt.get().equals(transaction.receipt())) {
                return;
            }
            if (receipt.isPresent()) {
                found(transaction, receipt.get());
            } else {
                missing(transaction);
            }
        }
    }

    private Optional<Receipt> receipt(Open transaction, Lookup lookup) throws SQLException {
        for (var bytes : outstanding.bytes(transaction.nonce())) {
            var receipt = lookup.of(transaction.nonce(), bytes.hash());
            if (receipt.isPresent()) {
                return receipt;
            }
        }
        return Optional.empty();
    }

    /** Block, hash and whether the contract refused: nodes agree on all of it, or it waits. */
    private void settle(Open transaction, Block finalized, Map<Long, Hash32> blocks)
            throws SQLException {
        var agreed = receipt(transaction, reader::agreedReceipt);
        if (agreed.isEmpty()) {
            missing(transaction);
            return;
        }
        var receipt = agreed.get();
        if (!receipt.equals(transaction.receipt()) && !found(transaction, receipt)) {
            return;
        }
        var isFinal =
                receipt.block() <= finalized.number()
                        && blocks.computeIfAbsent(
                                        receipt.block(), each -> reader.agreedBlock(each).hash())
                                .equals(receipt.blockHash());
        if (isFinal) {
            reports.report(
                    "final-%d-%s-%d"
                            .formatted(
                                    transaction.nonce(),
                                    receipt.blockHash().hex().substring(2, 18),
                                    System.currentTimeMillis()),
                    new RecordFinal(receipt, Instant.EPOCH));
        }
    }

    /** A block may leave the chain and come again: each time is another report. */
    private boolean found(Open transaction, Receipt receipt) {
        return reports.report(
                "mined-" + transaction.nonce() + "-" + System.currentTimeMillis(),
                new RecordMined(receipt, Instant.EPOCH));
    }

    private void missing(Open transaction) {
        var before = transaction.receipt();
        if (before != null && reader.latest().number() >= before.block()) {
            reports.report(
                    "reorged-" + transaction.nonce() + "-" + System.currentTimeMillis(),
                    new RecordReorged(transaction.nonce(), before.blockHash(), Instant.EPOCH));
        }
    }

    /**
     * Its nonce is used up for good: by bytes of ours that the first node does not know, or not.
     */
    private void taken(Open transaction) throws SQLException {
        var agreed = receipt(transaction, reader::agreedReceipt);
        if (agreed.isPresent()) {
            found(transaction, agreed.get());
        } else {
            alarm.refused(
                    ChainRejection.KEY_USED_ELSEWHERE.name(),
                    "a transaction that is not ours took the nonce " + transaction.nonce());
        }
    }
}
