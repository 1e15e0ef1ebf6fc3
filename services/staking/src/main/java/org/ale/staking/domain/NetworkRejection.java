/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.domain;

import org.ale.eventsourcing.Decision;

/** Why a wish about stakes and inflation changed nothing. Names are part of the public API. */
public enum NetworkRejection implements Decision.Reason {
    /** A batch before this one is not known: a fact was lost. */
    BATCH_MISSING,
    /** A period before this one is not known: a fact was lost. */
    PERIOD_MISSING,
    /** More would be taken back than was staked. */
    STAKE_TOO_SMALL
}
