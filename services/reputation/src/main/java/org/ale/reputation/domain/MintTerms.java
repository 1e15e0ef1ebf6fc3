/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.domain;

import org.ale.kernel.RewardTerms;

/**
 * What a pool mints, and when its workers see their score.
 *
 * @param reward how winners gain and are paid
 * @param visibleAfter finished tasks before a worker sees his score
 */
public record MintTerms(RewardTerms reward, int visibleAfter) {
    /** The same terms with another share of a loser's stake at risk, basis points. */
    MintTerms binding(int bindingBps) {
        return new MintTerms(
                new RewardTerms(
                        reward.repPotMicro(),
                        bindingBps,
                        reward.losingStake(),
                        reward.payScope(),
                        reward.equalShareBps()),
                visibleAfter);
    }
}
