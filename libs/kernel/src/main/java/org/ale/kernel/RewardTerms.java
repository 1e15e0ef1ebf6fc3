/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

import java.io.Serializable;

/**
 * How the winners of a pool gain reputation and are paid.
 *
 * @param repPotMicro reputation minted by one closed pool, 0.01–100 REP in micro-REP
 * @param bindingBps share of a loser's staked reputation that is taken, 0–5000
 * @param losingStake what becomes of it
 * @param payScope who shares the pot
 * @param equalShareBps part of the pot that is shared equally, 0–10000
 */
public record RewardTerms(
        long repPotMicro,
        int bindingBps,
        LosingStake losingStake,
        PayScope payScope,
        int equalShareBps)
        implements Serializable {
    public static final RewardTerms STRICT =
            new RewardTerms(
                    Reputation.MICRO_PER_REP, 0, LosingStake.REDISTRIBUTE, PayScope.WINNERS, 0);
    public static final RewardTerms BALANCED =
            new RewardTerms(
                    Reputation.MICRO_PER_REP, 0, LosingStake.REDISTRIBUTE, PayScope.WINNERS, 5000);

    public RewardTerms {
        Bounds.require("repPotMicro", repPotMicro, 10_000, 100_000_000);
        Bounds.require("bindingBps", bindingBps, 0, 5000);
        Bounds.require("equalShareBps", equalShareBps, 0, 10_000);
    }
}
