/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ale.assignment.domain.LeaseCommand;
import org.ale.eventsourcing.Policy.Addressed;
import org.ale.kernel.JobId;
import org.ale.kernel.WorkerId;
import org.ale.schemas.consensus.v1.JobResumed;
import org.ale.schemas.consensus.v1.JobStopped;
import org.ale.schemas.consensus.v1.PoolEvent;
import org.ale.schemas.consensus.v1.WorkerBenched;
import org.ale.schemas.consensus.v1.WorkerUnbenched;
import org.junit.jupiter.api.Test;

class FollowsConsensusTest {
    private static final Instant AT = Instant.ofEpochSecond(1_800_000_000);
    private static final String HERE = new UUID(1, 1).toString();
    private static final WorkerId ANA = new WorkerId(new UUID(3, 1));

    private static final JobId JOB = new JobId(new UUID(7, 1));

    private static List<LeaseCommand> after(PoolEvent.Builder event) {
        return new FollowsConsensus()
                .commandsFor(HERE, event.build(), AT).stream().map(Addressed::command).toList();
    }

    @Test
    void benchesForTheQuestionsThatConsensusMeans() {
        var benched = WorkerBenched.newBuilder().setWorkerId(ANA.toString()).setLabels(3);
        assertEquals(
                List.of(new LeaseCommand.BenchWorker(ANA, 3, AT)),
                after(PoolEvent.newBuilder().setWorkerBenched(benched)));
        var unbenched = WorkerUnbenched.newBuilder().setWorkerId(ANA.toString()).setLabels(2);
        assertEquals(
                List.of(new LeaseCommand.UnbenchWorker(ANA, 2, AT)),
                after(PoolEvent.newBuilder().setWorkerUnbenched(unbenched)));
    }

    @Test
    void stopsTheJobThatTheBreakerStopsAndNoOther() {
        var stopped = JobStopped.newBuilder().setJobId(JOB.toString());
        assertEquals(
                List.of(new LeaseCommand.StopJob(JOB, AT)),
                after(PoolEvent.newBuilder().setJobStopped(stopped)));
        var resumed = JobResumed.newBuilder().setJobId(JOB.toString());
        assertEquals(
                List.of(new LeaseCommand.ResumeJob(JOB, AT)),
                after(PoolEvent.newBuilder().setJobResumed(resumed)));
    }
}
