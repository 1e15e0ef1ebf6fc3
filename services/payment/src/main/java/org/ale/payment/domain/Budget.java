/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import java.io.Serializable;
import org.ale.kernel.Ale;
import org.ale.kernel.ClientId;
import org.ale.kernel.JobId;

/**
 * What a client paid for a job, and how it is cut.
 *
 * @param jobId the job
 * @param clientId the tenant
 * @param funded deposit
 * @param fee of the whole job
 * @param pot of one item
 * @param items how many
 * @param depositId the deposit on the chain that pays for it; empty if only the ledger was credited
 */
public record Budget(
        JobId jobId, ClientId clientId, Ale funded, Ale fee, Ale pot, int items, String depositId)
        implements Serializable {
    public static final int ITEMS_MAX = 10_000_000;

    /** A budget of development money: only the ledger was credited. */
    public Budget(JobId jobId, ClientId clientId, Ale funded, Ale fee, Ale pot, int items) {
        this(jobId, clientId, funded, fee, pot, items, "");
    }

    /** Whether the money lies on the chain and so is settled there. */
    boolean isOnChain() {
        return !depositId.isEmpty();
    }

    /** Whether items, fee and pots are in bounds and are covered by the deposit. */
    boolean isCovered() {
        return items > 0
                && items <= ITEMS_MAX
                && pot.compareTo(Ale.ZERO) > 0
                && !fee.isNegative()
                && !remainder().isNegative();
    }

    /** What rounding leaves over; it goes back to the client at once. */
    Ale remainder() {
        return funded.minus(fee).minus(pot.times(items));
    }

    /** The fee of so many items: a running total rounded down, so that all together pay the fee. */
    Ale feeOf(int count) {
        return fee.shareDown(count, items);
    }
}
