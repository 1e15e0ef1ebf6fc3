/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.sim;

import org.ale.eventsourcing.testing.log.LogMutant;

/** Bugs that can be planted. The simulation must find each of them, or it proves nothing. */
public enum Mutant {
    /** Production code. */
    NONE(LogMutant.NONE),
    /** A fenced life may still commit. */
    NO_FENCING(LogMutant.NO_FENCING),
    /** A new life folds while a commit of the one before is still on its way. */
    FOLD_BEFORE_FENCE(LogMutant.FOLD_BEFORE_FENCE),
    /** Input positions move although the transaction was aborted. */
    POSITIONS_OUTSIDE_TRANSACTION(LogMutant.POSITIONS_OUTSIDE_TRANSACTION),
    /** An answer is heard although its transaction was aborted. */
    ANSWER_BEFORE_COMMIT(LogMutant.ANSWER_BEFORE_COMMIT),
    /** Facts are followed that were never committed. */
    UNCOMMITTED_INPUT(LogMutant.UNCOMMITTED_INPUT),
    /** The log loses a fact now and then. */
    LOST_FACT(LogMutant.LOST_FACT),
    /** The log changes a byte of a fact now and then. */
    CORRUPT_BYTE(LogMutant.CORRUPT_BYTE),
    /** A command that comes twice is carried out twice. */
    DEDUPE_OFF(LogMutant.DEDUPE_OFF),
    /** A snapshot is believed whose offset was changed to the end of the log. */
    SNAPSHOT_OFFSET_UNCHECKED(LogMutant.SNAPSHOT_OFFSET_UNCHECKED),
    /** A relay forgets what it relayed. */
    RELAY_WITHOUT_POSITION(LogMutant.RELAY_WITHOUT_POSITION),
    /** A second answer of a worker for an item is taken. */
    SECOND_ANSWER_ACCEPTED(LogMutant.NONE),
    /** An answer after the end of its lease is taken. */
    ANSWER_AFTER_LEASE(LogMutant.NONE),
    /** The dice always fall on the first pool. */
    LOADED_DICE(LogMutant.NONE),
    /** The revealed seed is not the one that was committed. */
    SEED_SWAPPED(LogMutant.NONE),
    /** Some votes are weighed for another label. */
    LABEL_FLIPPED(LogMutant.NONE),
    /** Some votes are never weighed. */
    VOTE_LOST(LogMutant.NONE),
    /** Some pools close with another label than the votes say. */
    VERDICT_TURNED(LogMutant.NONE),
    /** The mint grows with the number of winners. */
    MINT_PER_WINNER(LogMutant.NONE),
    /** Some pools mint twice. */
    MINTED_TWICE(LogMutant.NONE),
    /** Pots are split by the reputation before the pool. */
    OLD_REPUTATION_FOR_PAY(LogMutant.NONE),
    /** Those who did not agree are paid too. */
    LOSERS_PAID(LogMutant.NONE),
    /** Shares are rounded up instead of down. */
    SHARES_ROUNDED_UP(LogMutant.NONE),
    /** Some pots are split twice. */
    PAID_TWICE(LogMutant.NONE),
    /** The fee of a job is rounded up. */
    FEE_ROUNDED_UP(LogMutant.NONE),
    /** A job is said to leave more over by rounding than it does. */
    REMAINDER_MISSTATED(LogMutant.NONE),
    /** Development money is told to the chain as if it lay there. */
    LEDGER_MONEY_SETTLED(LogMutant.NONE),
    /** Items that nobody touched count as refunded, but no money moves. */
    REFUND_FORGOTTEN(LogMutant.NONE),
    /** Two newcomers are given the same place. */
    PLACE_GIVEN_TWICE(LogMutant.NONE),
    /** Who guessed passes the on-boarding now and then. */
    GUESSER_PASSED(LogMutant.NONE),
    /** A place of a newcomer is paid to another. */
    NEWCOMER_PAY_DIVERTED(LogMutant.NONE),
    /** Some stakes count twice. */
    STAKE_COUNTED_TWICE(LogMutant.NONE),
    /** Some changes of stakes are never counted. */
    STAKE_LOST(LogMutant.NONE),
    /** What is taken back counts as staked. */
    UNSTAKE_READ_AS_STAKE(LogMutant.NONE),
    /** Communities get more than the fees that they paid. */
    WASH_CAP_IGNORED(LogMutant.NONE),
    /** A member gets a unit more than his part. */
    REWARD_ROUNDED_UP(LogMutant.NONE),
    /** Folding depends on how often it was done. */
    FOLD_WITH_A_MEMORY(LogMutant.NONE);

    private final LogMutant inTheLog;

    Mutant(LogMutant inTheLog) {
        this.inTheLog = inTheLog;
    }

    /** What of it is planted below the rules. */
    LogMutant inTheLog() {
        return inTheLog;
    }
}
