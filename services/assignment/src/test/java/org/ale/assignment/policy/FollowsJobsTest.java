/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ale.assignment.domain.LeaseCommand;
import org.ale.eventsourcing.Policy.Addressed;
import org.ale.kernel.JobId;
import org.ale.schemas.jobs.v1.JobCancelled;
import org.ale.schemas.jobs.v1.JobEvent;
import org.junit.jupiter.api.Test;

class FollowsJobsTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final JobId JOB = new JobId(new UUID(7, 1));
    private static final String COMMUNITY = new UUID(0, 1).toString();

    private static List<Addressed<LeaseCommand>> cancelled(JobCancelled cancelled) {
        var event =
                JobEvent.newBuilder()
                        .setJobId(JOB.toString())
                        .setCommunityId(COMMUNITY)
                        .setCancelled(cancelled);
        return new FollowsJobs().commandsFor(JOB.toString(), event.build(), AT);
    }

    private static List<Addressed<LeaseCommand>> here(LeaseCommand command) {
        return List.of(new Addressed<>(COMMUNITY, command));
    }

    @Test
    void givesBackWhatACancelledJobHas() {
        var old = JobCancelled.getDefaultInstance();
        assertEquals(here(new LeaseCommand.WithdrawJob(JOB, AT)), cancelled(old));
    }

    @Test
    void dropsAJobThatWasNeverFunded() {
        var unfunded = JobCancelled.newBuilder().setUnfunded(true).build();
        assertEquals(here(new LeaseCommand.DropJob(JOB, AT)), cancelled(unfunded));
    }
}
