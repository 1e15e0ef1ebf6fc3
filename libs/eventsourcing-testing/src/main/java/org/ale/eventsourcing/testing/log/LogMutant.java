/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.log;

/** Bugs that can be planted in a log in memory and around it. */
public enum LogMutant {
    /** None. */
    NONE,
    /** A new life neither fences the one before nor names its group's generation. */
    NO_FENCING,
    /** A new life folds first and fences with its first commit. */
    FOLD_BEFORE_FENCE,
    /** Input positions move although the transaction was aborted. */
    POSITIONS_OUTSIDE_TRANSACTION,
    /** An answer is heard although its transaction was aborted. */
    ANSWER_BEFORE_COMMIT,
    /** Inputs are read that no transaction has committed. */
    UNCOMMITTED_INPUT,
    /** The log loses a fact now and then. */
    LOST_FACT,
    /** The log changes a byte of a fact now and then. */
    CORRUPT_BYTE,
    /** A command that comes twice is carried out twice. */
    DEDUPE_OFF,
    /** A snapshot is believed whose offset was changed to the end of the log. */
    SNAPSHOT_OFFSET_UNCHECKED,
    /** A relay that begins again has forgotten what it relayed, and names it anew. */
    RELAY_WITHOUT_POSITION
}
