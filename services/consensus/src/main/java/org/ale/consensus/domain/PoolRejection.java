/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import org.ale.eventsourcing.Decision;

/** Why a command changed nothing. Names are part of the public API. */
public enum PoolRejection implements Decision.Reason {
    POOL_ALREADY_OPENED,
    POOL_UNKNOWN,
    POOL_CLOSED,
    ALREADY_VOTED,
    LABEL_UNKNOWN,
    TERMS_OUT_OF_RANGE,
    JOB_DECIDED,
    BREAKER_NOT_TRIPPED
}
