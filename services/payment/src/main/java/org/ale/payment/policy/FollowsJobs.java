/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.policy;

import java.time.Instant;
import java.util.List;
import org.ale.eventsourcing.Policy.Addressed;
import org.ale.payment.domain.AccountCommand;
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
            default -> List.of();
        };
    }

    private static List<Addressed<AccountCommand>> one(JobEvent event, AccountCommand command) {
        return List.of(new Addressed<>(event.getCommunityId(), command));
    }
}
