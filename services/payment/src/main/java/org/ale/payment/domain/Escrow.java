/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import java.io.Serializable;
import org.ale.kernel.Ale;

/**
 * What has become of a job's budget so far.
 *
 * @param budget what was paid in
 * @param paidPools pools whose pot was shared
 * @param withdrawn items refunded before anyone touched them
 * @param paid to workers
 * @param fees kept
 * @param refunded to the client, the remainder of rounding included
 */
record Escrow(Budget budget, int paidPools, int withdrawn, Ale paid, Ale fees, Ale refunded)
        implements Serializable {
    static Escrow of(Budget budget) {
        return new Escrow(budget, 0, 0, Ale.ZERO, Ale.ZERO, budget.remainder());
    }

    /** Whether so many items are still neither paid nor refunded. */
    boolean hasLeft(int items) {
        return items <= budget.items() - paidPools - withdrawn;
    }

    /** The fee of the next paid pool. */
    Ale nextFee() {
        return budget.feeOf(paidPools + 1).minus(budget.feeOf(paidPools));
    }

    /** Pots and fees of so many items that nobody touched. */
    Ale refundOf(int count) {
        var mayBePaid = budget.items() - withdrawn;
        var fee = budget.feeOf(mayBePaid).minus(budget.feeOf(mayBePaid - count));
        return budget.pot().times(count).plus(fee);
    }

    /** What lies in the escrow account. */
    Ale left() {
        return budget.funded().minus(paid).minus(fees).minus(refunded);
    }

    Escrow afterSplit() {
        return new Escrow(
                budget,
                paidPools + 1,
                withdrawn,
                paid.plus(budget.pot()),
                fees.plus(nextFee()),
                refunded);
    }

    Escrow afterRefund(int count) {
        return new Escrow(
                budget, paidPools, withdrawn + count, paid, fees, refunded.plus(refundOf(count)));
    }

    /** What was moved between an earlier state and this one. */
    JobLegs since(Escrow earlier) {
        return new JobLegs(
                budget.jobId(),
                paid.minus(earlier.paid),
                fees.minus(earlier.fees),
                refunded.minus(earlier.refunded));
    }

    /** What was left went back. */
    Escrow closed() {
        return new Escrow(budget, paidPools, withdrawn, paid, fees, refunded.plus(left()));
    }
}
