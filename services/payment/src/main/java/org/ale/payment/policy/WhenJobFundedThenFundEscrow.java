/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.policy;

import java.time.Instant;
import org.ale.kernel.Ale;
import org.ale.kernel.ClientId;
import org.ale.kernel.JobId;
import org.ale.payment.domain.AccountCommand.FundEscrow;
import org.ale.payment.domain.Budget;
import org.ale.schemas.jobs.v1.JobEvent;

/** A deposited budget goes into escrow. */
final class WhenJobFundedThenFundEscrow {
    private WhenJobFundedThenFundEscrow() {}

    static FundEscrow command(JobEvent event, Instant at) {
        var funded = event.getFunded();
        return new FundEscrow(
                new Budget(
                        JobId.of(event.getJobId()),
                        ClientId.of(funded.getClientId()),
                        Ale.ofBaseUnits(funded.getFundedBaseUnits()),
                        Ale.ofBaseUnits(funded.getFeeBaseUnits()),
                        Ale.ofBaseUnits(funded.getPotBaseUnits()),
                        funded.getItems(),
                        funded.getDepositId()),
                at);
    }
}
