/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.sim;

import java.time.Instant;
import java.util.List;
import org.ale.jobs.domain.JobCommand;
import org.ale.kernel.Ale;
import org.ale.kernel.ClientId;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.ale.payment.domain.AccountCommand;

/** Some jobs are paid for on the chain, and now and then the chain is told what became of it. */
final class ChainMoney {
    private static final String PAYER = "0x00000000000000000000000000000000000000aa";

    private final Services services;
    private long ticks;

    ChainMoney(Services services) {
        this.services = services;
    }

    /** Every second job is paid for on the chain, and a little less arrives than was quoted. */
    static JobCommand funding(JobId job, ClientId client, Ale budget) {
        var number = job.value().getLeastSignificantBits();
        if (number % 2 == 0) {
            return new JobCommand.FundJob(client, budget, Instant.EPOCH);
        }
        var arrived = budget.minus(Ale.ofBaseUnits(number * 1_000_003));
        return new JobCommand.FundByDeposit(
                job, number + ":0", PAYER, arrived, Instant.EPOCH, Instant.EPOCH);
    }

    /** Asks all communities for their next batch. */
    void settle(List<CommunityId> communities) {
        for (var community : communities) {
            services.payment.send(
                    community.toString(),
                    "settle-" + ++ticks,
                    new AccountCommand.SettleEarnings(Instant.EPOCH));
        }
    }
}
