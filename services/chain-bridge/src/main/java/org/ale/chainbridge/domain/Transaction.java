/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that is not final yet.
 *
 * @param attempts signed bytes, the first and each replacement
 * @param receipt where it is; null while it is in no block
 */
record Transaction(
        long nonce,
        Intent intent,
        long gasLimit,
        Stage stage,
        List<Attempt> attempts,
        @Nullable Receipt receipt)
        implements Serializable {

    /** How far it is. */
    enum Stage {
        PLANNED,
        SIGNED,
        BROADCAST,
        MINED
    }

    /** Signed bytes. */
    record Attempt(Hash32 hash, Fees fees) implements Serializable {}

    Transaction {
        attempts = List.copyOf(attempts);
    }

    static Transaction planned(long nonce, Intent intent, long gasLimit) {
        return new Transaction(nonce, intent, gasLimit, Stage.PLANNED, List.of(), null);
    }

    Transaction signed(Hash32 hash, Fees fees) {
        var all = new ArrayList<>(attempts);
        all.add(new Attempt(hash, fees));
        return new Transaction(nonce, intent, gasLimit, Stage.SIGNED, all, receipt);
    }

    Transaction broadcast() {
        return new Transaction(nonce, intent, gasLimit, Stage.BROADCAST, attempts, receipt);
    }

    Transaction mined(Receipt where) {
        return new Transaction(nonce, intent, gasLimit, Stage.MINED, attempts, where);
    }

    /** Its bytes must be sent again. */
    Transaction reorged() {
        return new Transaction(nonce, intent, gasLimit, Stage.SIGNED, attempts, null);
    }

    boolean isMinedIn(Hash32 blockHash) {
        return receipt != null && receipt.blockHash().equals(blockHash);
    }

    boolean hasBytes(Hash32 hash) {
        return attempts.stream().anyMatch(attempt -> attempt.hash().equals(hash));
    }

    Optional<Fees> lastFees() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast().fees());
    }

    /** What these fees may cost more than what was signed before, in wei. */
    BigInteger costAbove(Fees fees) {
        var before = lastFees().map(Fees::max).orElse(BigInteger.ZERO);
        return fees.max().subtract(before).multiply(BigInteger.valueOf(gasLimit));
    }
}
