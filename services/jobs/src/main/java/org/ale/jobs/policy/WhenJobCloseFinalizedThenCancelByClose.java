/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.policy;

import java.time.Instant;
import java.util.List;
import org.ale.eventsourcing.Policy;
import org.ale.jobs.domain.JobCommand;
import org.ale.schemas.chainbridge.v1.ChainEvent;

/** When a job's escrow closes on chain its money is gone, and nobody works on it any more. */
public final class WhenJobCloseFinalizedThenCancelByClose
        implements Policy<ChainEvent, JobCommand> {
    @Override
    public List<Addressed<JobCommand>> commandsFor(String streamId, ChainEvent event, Instant at) {
        if (!event.hasJobCloseFinalized()) {
            return List.of();
        }
        var job = event.getJobCloseFinalized().getJobId();
        return List.of(new Addressed<>(job, new JobCommand.CancelByClose(at)));
    }
}
