/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import org.ale.eventsourcing.Decision;

/** Why a command changed nothing. Names are part of the public API. */
public enum ChainRejection implements Decision.Reason {
    /** Another worker is paid by this account. */
    ACCOUNT_TAKEN,
    /** The account can never be paid. */
    ACCOUNT_UNUSABLE,
    /** The worker has named no account. */
    NO_ACCOUNT,
    /** Everything that was earned is paid. */
    NOTHING_TO_CLAIM,
    /** The chain knows no such deposit. */
    UNKNOWN_DEPOSIT,
    /** More than the deposit brought. */
    MORE_THAN_DEPOSITED,
    /** A share is 0 to 10,000 basis points. */
    SHARE_OUT_OF_RANGE,
    /** The account's last wish is not final on chain: each signs the number that the last left. */
    WISH_ON_ITS_WAY,
    /** The amount must be above zero. */
    NOT_POSITIVE,
    /** The numbers of batches and periods have no gaps. */
    OUT_OF_ORDER,
    /** So many findings are read in smaller parts. */
    TOO_MUCH_AT_ONCE,
    /** No transaction has this nonce. */
    UNKNOWN_TRANSACTION,
    /** Other bytes have this number. */
    ALREADY_SIGNED,
    /** A mined transaction is not replaced. */
    ALREADY_MINED,
    /** The bytes are not ours. */
    UNKNOWN_BYTES,
    /** A replacement raises both fees by an eighth. */
    BUMP_TOO_SMALL,
    /** The operator allows no such fee. */
    ABOVE_CEILING,
    /** The operator allows no more on this day. */
    BUDGET_EXHAUSTED,
    /** Only what is mined becomes final. */
    NOT_MINED,
    /** What was final is no more: the chain cannot be trusted. */
    FINAL_LEFT_THE_CHAIN,
    /** What the nodes take for final is older than what was final: they are waited for. */
    BEHIND,
    /** The blocks do not follow those that were read before. */
    FORKED,
    /** The chain has a root that the log does not know. */
    ROOT_MISMATCH,
    /** An epoch that was final was taken back. */
    ROOT_VETOED,
    /** The poster's key was used elsewhere. */
    KEY_USED_ELSEWHERE
}
