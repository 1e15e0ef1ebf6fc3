/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ale.communities.domain.CommunityCommand;
import org.ale.communities.domain.CommunityCommand.ClosePlaces;
import org.ale.communities.domain.CommunityCommand.OpenPlaces;
import org.ale.eventsourcing.Policy.Addressed;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;
import org.ale.schemas.jobs.v1.JobCancelled;
import org.ale.schemas.jobs.v1.JobEvent;
import org.ale.schemas.jobs.v1.PlacesOffered;
import org.ale.schemas.jobs.v1.PlacesWithdrawn;
import org.junit.jupiter.api.Test;

class FollowsJobsTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final JobId JOB = new JobId(new UUID(2, 1));
    private static final String COMMUNITY = new UUID(0, 1).toString();

    private static List<Addressed<CommunityCommand>> follow(JobEvent.Builder event) {
        var whole = event.setJobId(JOB.toString()).setCommunityId(COMMUNITY).build();
        return new FollowsJobs().commandsFor(JOB.toString(), whole, AT);
    }

    @Test
    void opensThePlacesOfAJobInItsCommunity() {
        var offered = PlacesOffered.newBuilder().setPlaces(3).setPotBaseUnits("7");
        assertEquals(
                List.of(
                        new Addressed<>(
                                COMMUNITY, new OpenPlaces(JOB, 3, Ale.ofBaseUnits("7"), AT))),
                follow(JobEvent.newBuilder().setPlacesOffered(offered)));
    }

    @Test
    void closesThemWhenTheClientWantsNoMore() {
        assertEquals(
                List.of(new Addressed<>(COMMUNITY, new ClosePlaces(JOB, AT))),
                follow(
                        JobEvent.newBuilder()
                                .setPlacesWithdrawn(PlacesWithdrawn.getDefaultInstance())));
    }

    @Test
    void hasNothingToCloseForAJobThatWasNeverFunded() {
        var withdrawn = PlacesWithdrawn.newBuilder().setUnfunded(true);
        assertEquals(List.of(), follow(JobEvent.newBuilder().setPlacesWithdrawn(withdrawn)));
    }

    @Test
    void jobsThatLabelAreNotItsBusiness() {
        assertEquals(
                List.of(),
                follow(JobEvent.newBuilder().setCancelled(JobCancelled.getDefaultInstance())));
    }
}
