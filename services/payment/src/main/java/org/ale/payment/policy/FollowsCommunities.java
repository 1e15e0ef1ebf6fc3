/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.policy;

import java.time.Instant;
import java.util.List;
import org.ale.eventsourcing.Policy.Addressed;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;
import org.ale.payment.domain.AccountCommand;
import org.ale.payment.domain.AccountCommand.CloseEscrow;
import org.ale.payment.domain.AccountCommand.SplitPot;
import org.ale.payment.domain.Share;
import org.ale.schemas.communities.v1.CommunityEvent;

/**
 * Who passed the on-boarding is paid his place; a job that pays nobody more gets back what is left.
 */
public final class FollowsCommunities {
    private FollowsCommunities() {}

    /** The wishes that follow, with the community whose money it is. */
    public static List<Addressed<AccountCommand>> commandsFor(
            String streamId, CommunityEvent event, Instant at) {
        if (event.hasOnboardingPassed() && !event.getOnboardingPassed().getPlaceId().isEmpty()) {
            var passed = event.getOnboardingPassed();
            var share =
                    Share.ofNewcomer(
                            PoolId.of(passed.getPlaceId()), WorkerId.of(passed.getWorkerId()));
            return one(streamId, new SplitPot(share, at));
        }
        if (event.hasPlacesClosed()) {
            return one(streamId, new CloseEscrow(JobId.of(event.getPlacesClosed().getJobId()), at));
        }
        return List.of();
    }

    private static List<Addressed<AccountCommand>> one(String streamId, AccountCommand command) {
        return List.of(new Addressed<>(streamId, command));
    }
}
