/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ale.eventsourcing.Policy.Addressed;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.RewardTerms;
import org.ale.kernel.TaskType;
import org.ale.kernel.WorkerId;
import org.ale.reputation.domain.Ballot;
import org.ale.reputation.domain.MemberCommand;
import org.ale.reputation.domain.MintTerms;
import org.ale.reputation.domain.Verdict;
import org.ale.schemas.ParametersCodec;
import org.ale.schemas.consensus.v1.CreditedVote;
import org.ale.schemas.consensus.v1.JobDecided;
import org.ale.schemas.consensus.v1.PoolClosed;
import org.ale.schemas.consensus.v1.PoolEvent;
import org.ale.schemas.consensus.v1.PoolRelabelled;
import org.ale.schemas.consensus.v1.PoolReopened;
import org.junit.jupiter.api.Test;

class FollowsTheVerdictsTest {
    private static final Instant AT = Instant.ofEpochMilli(5);
    private static final String COMMUNITY = new UUID(3, 3).toString();
    private static final JobId JOB = new JobId(new UUID(7, 1));
    private static final PoolId POOL = new PoolId(JOB, 12);
    private static final WorkerId WORKER = new WorkerId(new UUID(0, 1));
    private static final MintTerms TERMS = new MintTerms(RewardTerms.BALANCED, 10);

    private static final CreditedVote VOTE =
            CreditedVote.newBuilder().setWorkerId(WORKER.toString()).setLabel(1).build();

    private static List<MemberCommand> follow(PoolEvent.Builder event) {
        var commands = FollowsTheVerdicts.commandsFor(COMMUNITY, event.build(), AT);
        commands.forEach(each -> assertEquals(COMMUNITY, each.streamId()));
        return commands.stream().map(Addressed::command).toList();
    }

    private static Verdict verdict() {
        return new Verdict(1, 971_000, true, List.of(new Ballot(WORKER, 1)));
    }

    @Test
    void aClosedPoolIsCredited() {
        var closed =
                PoolClosed.newBuilder()
                        .setPoolId(POOL.toString())
                        .setLabel(1)
                        .setConfidenceMicro(971_000)
                        .setResolved(true)
                        .addVotes(VOTE)
                        .setParameters(ParametersCodec.encode(CommunityParameters.BALANCED))
                        .setTaskType("BINARY");
        assertEquals(
                List.of(new MemberCommand.CreditPool(POOL, verdict(), TERMS, TaskType.BINARY, AT)),
                follow(PoolEvent.newBuilder().setPoolClosed(closed)));
    }

    @Test
    void aRelabelledPoolIsCreditedAnew() {
        var relabelled =
                PoolRelabelled.newBuilder()
                        .setPoolId(POOL.toString())
                        .setLabel(1)
                        .setConfidenceMicro(971_000)
                        .setResolved(true)
                        .addVotes(VOTE)
                        .setParameters(ParametersCodec.encode(CommunityParameters.BALANCED));
        assertEquals(
                List.of(new MemberCommand.RelabelPool(POOL, verdict(), TERMS, AT)),
                follow(PoolEvent.newBuilder().setPoolRelabelled(relabelled)));
    }

    @Test
    void aDecidedJobIsScored() {
        var decided = JobDecided.newBuilder().setJobId(JOB.toString());
        assertEquals(
                List.of(new MemberCommand.ScoreJob(JOB, AT)),
                follow(PoolEvent.newBuilder().setJobDecided(decided)));
    }

    @Test
    void otherEventsAskNothing() {
        var reopened = PoolReopened.newBuilder().setPoolId(POOL.toString());
        assertEquals(List.of(), follow(PoolEvent.newBuilder().setPoolReopened(reopened)));
    }
}
