/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.domain;

/** Why a deposit on the chain goes back. Names are part of the public API. */
public enum DepositRefusal {
    /** No such job was described. */
    JOB_NOT_FOUND,
    /** The job has no quote, or is over. */
    WRONG_STATE,
    /** The quote lapsed before the deposit was made. */
    QUOTE_EXPIRED,
    /** Less arrived than the quoted budget less the slippage that is borne. */
    DEPOSIT_TOO_SMALL,
    /** The job is funded already. */
    ALREADY_DEPOSITED
}
