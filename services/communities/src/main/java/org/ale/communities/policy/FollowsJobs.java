/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.policy;

import java.time.Instant;
import java.util.List;
import org.ale.communities.domain.CommunityCommand;
import org.ale.communities.domain.CommunityCommand.ClosePlaces;
import org.ale.communities.domain.CommunityCommand.OpenPlaces;
import org.ale.eventsourcing.Policy;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;
import org.ale.schemas.jobs.v1.JobEvent;

/**
 * A job that pays newcomers opens places in its community, and closes them. One that was never
 * funded has offered none, and payment must not wait for its money.
 */
public final class FollowsJobs implements Policy<JobEvent, CommunityCommand> {
    @Override
    public List<Addressed<CommunityCommand>> commandsFor(
            String streamId, JobEvent event, Instant at) {
        var job = JobId.of(event.getJobId());
        if (event.hasPlacesOffered()) {
            var offered = event.getPlacesOffered();
            var pot = Ale.ofBaseUnits(offered.getPotBaseUnits());
            return to(event, new OpenPlaces(job, offered.getPlaces(), pot, at));
        }
        var wereOffered = event.hasPlacesWithdrawn() && !event.getPlacesWithdrawn().getUnfunded();
        return wereOffered ? to(event, new ClosePlaces(job, at)) : List.of();
    }

    private static List<Addressed<CommunityCommand>> to(JobEvent event, CommunityCommand command) {
        return List.of(new Addressed<>(event.getCommunityId(), command));
    }
}
