/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.policy;

import java.time.Instant;
import java.util.List;
import org.ale.eventsourcing.Policy;
import org.ale.jobs.domain.JobCommand;
import org.ale.schemas.chainbridge.v1.ChainEvent;

/** What follows from each fact of the chain. */
public final class FollowsTheChain implements Policy<ChainEvent, JobCommand> {
    private final Policy<ChainEvent, JobCommand> deposits =
            new WhenDepositFinalizedThenFundByDeposit();
    private final Policy<ChainEvent, JobCommand> closes =
            new WhenJobCloseFinalizedThenCancelByClose();

    @Override
    public List<Addressed<JobCommand>> commandsFor(String streamId, ChainEvent event, Instant at) {
        return event.hasJobCloseFinalized()
                ? closes.commandsFor(streamId, event, at)
                : deposits.commandsFor(streamId, event, at);
    }
}
