/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.policy;

import java.time.Instant;
import java.util.List;
import org.ale.eventsourcing.Policy.Addressed;
import org.ale.kernel.JobId;
import org.ale.payment.domain.AccountCommand;
import org.ale.payment.domain.AccountCommand.ReturnEscrow;
import org.ale.schemas.jobs.v1.JobEvent;

/** What follows from each event of the jobs service; the money lies with the job's community. */
public final class FollowsJobs {
    private FollowsJobs() {}

    /** The wishes that follow, with the community whose money it is. */
    public static List<Addressed<AccountCommand>> commandsFor(
            String streamId, JobEvent event, Instant at) {
        return switch (event.getEventCase()) {
            case FUNDED -> one(event, WhenJobFundedThenFundEscrow.command(event, at));
            case PROMOTED -> one(event, WhenJobPromotedThenPayPromotion.command(event, at));
            case CANCELLED -> whenClosedOnChain(event.getCancelled().getEscrowClosed(), event, at);
            case PLACES_WITHDRAWN ->
                    whenClosedOnChain(event.getPlacesWithdrawn().getEscrowClosed(), event, at);
            default -> List.of();
        };
    }

    /**
     * The chain knows no communities: jobs, which it tells of the close, says whose money it was.
     */
    private static List<Addressed<AccountCommand>> whenClosedOnChain(
            boolean wasClosed, JobEvent event, Instant at) {
        return wasClosed ? one(event, new ReturnEscrow(JobId.of(event.getJobId()), at)) : List.of();
    }

    private static List<Addressed<AccountCommand>> one(JobEvent event, AccountCommand command) {
        return List.of(new Addressed<>(event.getCommunityId(), command));
    }
}
