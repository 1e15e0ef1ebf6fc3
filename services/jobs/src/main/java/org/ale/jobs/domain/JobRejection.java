/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.domain;

import org.ale.eventsourcing.Decision;

/** Why a command changed nothing. Names are part of the public API. */
public enum JobRejection implements Decision.Reason {
    /** There is none, or it is another tenant's: nobody learns which. */
    JOB_NOT_FOUND,
    JOB_ALREADY_DRAFTED,
    DRAFT_INVALID,
    CHUNK_INVALID,
    CHUNK_CONFLICT,
    UNKNOWN_LABEL,
    WRONG_STATE,
    BUDGET_TOO_SMALL,
    BELOW_HOURLY_FLOOR,
    AMOUNT_NOT_QUOTED,
    QUOTE_EXPIRED,
    ITEMS_MISSING,
    MANIFEST_MISMATCH,
    NOT_FOR_ONBOARDING,
    NO_ONBOARDING_SET,
    AMOUNT_INVALID,
    /** Said at the rim, before anything is decided: this deployment takes real money only. */
    LEDGER_DEPOSITS_OFF
}
