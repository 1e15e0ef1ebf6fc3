/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.policy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ale.eventsourcing.Policy;
import org.ale.jobs.codec.Values;
import org.ale.jobs.domain.JobCommand;
import org.ale.jobs.domain.JobCommand.FundByDeposit;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;
import org.ale.schemas.chainbridge.v1.ChainEvent;

/** Money in the chain's escrow that can no longer leave the chain funds its job. */
public final class WhenDepositFinalizedThenFundByDeposit implements Policy<ChainEvent, JobCommand> {
    /** Whom nobody described: a deposit for what is no job's id is refused like any unknown one. */
    private static final JobId NO_JOB = new JobId(new UUID(0, 0));

    @Override
    public List<Addressed<JobCommand>> commandsFor(String streamId, ChainEvent event, Instant at) {
        if (!event.hasDepositFinalized()) {
            return List.of();
        }
        var deposit = event.getDepositFinalized();
        var job = jobOf(deposit.getJobId());
        var fund =
                new FundByDeposit(
                        job,
                        deposit.getDepositId(),
                        deposit.getPayer(),
                        Ale.ofBaseUnits(deposit.getAleBaseUnits()),
                        Values.timeOr(at, deposit.getAtMillis()),
                        at);
        return List.of(new Addressed<>(job.toString(), fund));
    }

    private static JobId jobOf(String text) {
        try {
            return JobId.of(text);
        } catch (IllegalArgumentException _) {
            return NO_JOB;
        }
    }
}
