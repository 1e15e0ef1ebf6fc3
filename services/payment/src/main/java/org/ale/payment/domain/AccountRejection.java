/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import org.ale.eventsourcing.Decision;

/** Why a wish about money changed nothing. Names are part of the public API. */
public enum AccountRejection implements Decision.Reason {
    /** The job's budget lies in escrow already, or its escrow is closed. */
    ALREADY_FUNDED,
    /** The deposit does not cover fee and pots, or an amount is out of bounds. */
    BUDGET_NOT_COVERED,
    /** The job's escrow is closed; nothing is left to pay from. */
    ESCROW_CLOSED,
    /** The job has no such item. */
    ITEM_UNKNOWN,
    /** More items would be paid or refunded than the job has. */
    NO_ITEM_LEFT,
    /** A count or an amount must be above zero. */
    NOT_POSITIVE
}
