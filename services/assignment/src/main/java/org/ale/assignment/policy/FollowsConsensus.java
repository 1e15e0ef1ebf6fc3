/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.policy;

import java.time.Instant;
import java.util.List;
import org.ale.assignment.domain.LeaseCommand;
import org.ale.eventsourcing.Policy;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;
import org.ale.schemas.consensus.v1.PoolEvent;

/** What follows at the desk when votes are weighed, pools decided, and workers benched. */
public final class FollowsConsensus implements Policy<PoolEvent, LeaseCommand> {
    @Override
    public List<Addressed<LeaseCommand>> commandsFor(String streamId, PoolEvent event, Instant at) {
        return switch (event.getEventCase()) {
            case VOTE_WEIGHED ->
                    event.getVoteWeighed().getOpen()
                            ? to(
                                    streamId,
                                    new LeaseCommand.FreeSeat(
                                            PoolId.of(event.getVoteWeighed().getPoolId()), at))
                            : List.of();
            case POOL_CLOSED ->
                    to(
                            streamId,
                            new LeaseCommand.LeavePool(
                                    PoolId.of(event.getPoolClosed().getPoolId()), at));
            case POOL_REOPENED ->
                    to(
                            streamId,
                            new LeaseCommand.ReturnPool(
                                    PoolId.of(event.getPoolReopened().getPoolId()), at));
            case WORKER_BENCHED ->
                    to(
                            streamId,
                            new LeaseCommand.BenchWorker(
                                    WorkerId.of(event.getWorkerBenched().getWorkerId()),
                                    event.getWorkerBenched().getLabels(),
                                    at));
            case WORKER_UNBENCHED ->
                    to(
                            streamId,
                            new LeaseCommand.UnbenchWorker(
                                    WorkerId.of(event.getWorkerUnbenched().getWorkerId()),
                                    event.getWorkerUnbenched().getLabels(),
                                    at));
            case BREAKER_TRIPPED -> to(streamId, new LeaseCommand.StopDealing(at));
            case BREAKER_RESET -> to(streamId, new LeaseCommand.ResumeDealing(at));
            case JOB_STOPPED ->
                    to(
                            streamId,
                            new LeaseCommand.StopJob(
                                    JobId.of(event.getJobStopped().getJobId()), at));
            case JOB_RESUMED ->
                    to(
                            streamId,
                            new LeaseCommand.ResumeJob(
                                    JobId.of(event.getJobResumed().getJobId()), at));
            case JOB_DECIDED ->
                    to(
                            streamId,
                            new LeaseCommand.FinishJob(
                                    CommunityId.of(streamId),
                                    JobId.of(event.getJobDecided().getJobId()),
                                    at));
            case VOTING_OPENED,
                    AUDIT_PASSED,
                    POOL_RELABELLED,
                    REPUTATION_NOTED,
                    AUDIT_DEFERRED,
                    SHUT_DEFERRED,
                    EVENT_NOT_SET ->
                    List.of();
        };
    }

    private static List<Addressed<LeaseCommand>> to(String streamId, LeaseCommand command) {
        return List.of(new Addressed<>(streamId, command));
    }
}
