/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.domain;

import org.ale.kernel.PayScope;

/**
 * What later readers of a credit must know: how to pay it and when to show it.
 *
 * @param payScope who shares the pot
 * @param equalShareBps part of the pot that is shared equally
 * @param visibleAfter finished tasks before a worker sees his score
 * @param bindingBps share of a loser's stake that was taken; 0 for preference tasks
 */
public record CreditTerms(PayScope payScope, int equalShareBps, int visibleAfter, int bindingBps) {
    static CreditTerms of(MintTerms terms) {
        var reward = terms.reward();
        return new CreditTerms(
                reward.payScope(),
                reward.equalShareBps(),
                terms.visibleAfter(),
                reward.bindingBps());
    }
}
