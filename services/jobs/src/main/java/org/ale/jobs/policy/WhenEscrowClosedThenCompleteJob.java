/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.policy;

import java.time.Instant;
import java.util.List;
import org.ale.eventsourcing.Policy;
import org.ale.jobs.domain.JobCommand;
import org.ale.kernel.Ale;
import org.ale.schemas.payment.v1.AccountEvent;

/** When a job's escrow is empty, every unit is accounted for and the job is over. */
public final class WhenEscrowClosedThenCompleteJob implements Policy<AccountEvent, JobCommand> {
    @Override
    public List<Addressed<JobCommand>> commandsFor(
            String streamId, AccountEvent event, Instant at) {
        if (!event.hasEscrowClosed()) {
            return List.of();
        }
        var closed = event.getEscrowClosed();
        return List.of(
                new Addressed<>(
                        closed.getJobId(),
                        new JobCommand.CompleteJob(
                                Ale.ofBaseUnits(closed.getPaidBaseUnits()),
                                Ale.ofBaseUnits(closed.getFeesBaseUnits()),
                                Ale.ofBaseUnits(closed.getRefundedBaseUnits()),
                                at)));
    }
}
