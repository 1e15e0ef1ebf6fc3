/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.sim;

/** Bugs that can be planted. The simulation must find each of them, or it proves nothing. */
public enum Mutant {
    /** Production code. */
    NONE,
    /** A fenced life may still commit. */
    NO_FENCING,
    /** Input positions move although the transaction was aborted. */
    POSITIONS_OUTSIDE_TRANSACTION,
    /** An answer is heard although its transaction was aborted. */
    ANSWER_BEFORE_COMMIT,
    /** A new life folds while the last facts of the one before are still missing. */
    FOLD_BEFORE_FENCE,
    /** The log loses a fact now and then. */
    LOST_FACT,
    /** The log changes a byte of a fact now and then. */
    CORRUPT_BYTE,
    /** A second answer of a worker for an item is taken. */
    SECOND_ANSWER_ACCEPTED,
    /** An answer after the end of its lease is taken. */
    ANSWER_AFTER_LEASE,
    /** The dice always fall on the first pool. */
    LOADED_DICE,
    /** Some votes are weighed for another label. */
    LABEL_FLIPPED,
    /** The mint grows with the number of winners. */
    MINT_PER_WINNER,
    /** Pots are split by the reputation before the pool. */
    OLD_REPUTATION_FOR_PAY,
    /** Those who did not agree are paid too. */
    LOSERS_PAID,
    /** The fee of a job is rounded up. */
    FEE_ROUNDED_UP,
    /** Development money is told to the chain as if it lay there. */
    LEDGER_MONEY_SETTLED
}
