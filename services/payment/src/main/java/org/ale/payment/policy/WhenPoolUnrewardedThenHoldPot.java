/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.policy;

import java.time.Instant;
import org.ale.kernel.PoolId;
import org.ale.payment.domain.AccountCommand.HoldPot;
import org.ale.schemas.reputation.v1.PoolUnrewarded;

/** The pot of an undecided pool waits: the job's audit may still decide it. */
final class WhenPoolUnrewardedThenHoldPot {
    private WhenPoolUnrewardedThenHoldPot() {}

    static HoldPot command(PoolUnrewarded unrewarded, Instant at) {
        return new HoldPot(
                PoolId.of(unrewarded.getPoolId()),
                WhenReputationCreditedThenSplitPot.parties(unrewarded.getParticipantsList()),
                unrewarded.getVisibleAfter(),
                at);
    }
}
