/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import org.ale.eventsourcing.Decision;

/** Why a command changed nothing. Names are part of the public API. */
public enum LeaseRejection implements Decision.Reason {
    NO_SUCH_COMMUNITY,
    NOT_A_MEMBER,
    NO_SUCH_TASK,
    POOL_NOT_OPEN,
    NOT_DEALT,
    LEASE_EXPIRED,
    ALREADY_ANSWERED,
    UNKNOWN_LABEL,
    DECK_TOO_LARGE,
    NO_SUCH_JOB,
    JOB_ALREADY_STARTED,
    ITEMS_MISSING
}
