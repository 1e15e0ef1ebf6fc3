/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
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

/**
 * Looks up where transactions are, by the hashes of all bytes that were ever signed for them. That
 * a receipt does not come is never a failure: there is none yet.
 */
final class Tracking {
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

    void track(List<Open> open, Block finalized) throws SQLException {
        for (var transaction : open) {
            if (transaction.step() == Step.PLANNED) {
                return;
            }
            var receipt = receipt(transaction);
            if (receipt.isPresent()) {
                found(transaction, receipt.get(), finalized);
            } else {
                missing(transaction);
            }
        }
    }

    private Optional<Receipt> receipt(Open transaction) throws SQLException {
        for (var bytes : outstanding.bytes(transaction.nonce())) {
            var receipt = reader.receipt(transaction.nonce(), bytes.hash());
            if (receipt.isPresent()) {
                return receipt;
            }
        }
        return Optional.empty();
    }

    private void found(Open transaction, Receipt receipt, Block finalized) {
        var id = transaction.nonce() + "-" + place(receipt.blockHash());
        if (!receipt.equals(transaction.receipt())
                && !reports.report(
                        "mined-" + id + "-" + transaction.signedMillis() + suffix(transaction),
                        new RecordMined(receipt, Instant.EPOCH))) {
            return;
        }
        if (receipt.block() <= finalized.number()
                && reader.agreedBlock(receipt.block()).hash().equals(receipt.blockHash())) {
            reports.report(
                    "final-" + id + "-" + finalized.number(),
                    new RecordFinal(receipt, Instant.EPOCH));
        }
    }

    /** A block may leave the chain and come again: each time is another report. */
    private static String suffix(Open transaction) {
        var before = transaction.receipt();
        return before == null ? "-" + System.currentTimeMillis() : "-" + place(before.blockHash());
    }

    private static String place(Hash32 hash) {
        return hash.hex().substring(2, 18);
    }

    private void missing(Open transaction) {
        var before = transaction.receipt();
        if (before != null) {
            if (reader.latest().number() >= before.block()) {
                reports.report(
                        "reorged-" + transaction.nonce() + "-" + System.currentTimeMillis(),
                        new RecordReorged(transaction.nonce(), before.blockHash(), Instant.EPOCH));
            }
            return;
        }
        if (reader.posterNonce(true) > transaction.nonce()) {
            alarm.refused(
                    ChainRejection.KEY_USED_ELSEWHERE.name(),
                    "a transaction that is not ours took the nonce " + transaction.nonce());
        }
    }
}
