/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.domain;

import org.ale.eventsourcing.Decision;

/** Why a wish about reputation changed nothing. Names are part of the public API. */
public enum MemberRejection implements Decision.Reason {
    /** The pool never closed here, or so long ago that its mint can no longer be undone. */
    POOL_UNKNOWN,
    /** The pool has no mint that could be undone. */
    NOTHING_TO_REVERSE,
    /** The job's scores are final. */
    JOB_ALREADY_SCORED
}
