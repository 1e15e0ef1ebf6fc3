/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.policy;

import static org.ale.consensus.domain.Fixtures.JOB;
import static org.ale.consensus.domain.Fixtures.NOW;
import static org.ale.consensus.domain.Fixtures.gold;
import static org.ale.consensus.domain.Fixtures.pool;
import static org.ale.consensus.domain.Fixtures.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.ale.consensus.domain.NotedReputation;
import org.ale.consensus.domain.PoolCommand;
import org.ale.eventsourcing.Policy.Addressed;
import org.ale.kernel.Reputation;
import org.ale.schemas.ParametersCodec;
import org.ale.schemas.assignment.v1.AnswerAccepted;
import org.ale.schemas.assignment.v1.JobExhausted;
import org.ale.schemas.assignment.v1.LeaseEvent;
import org.ale.schemas.assignment.v1.PoolOpened;
import org.ale.schemas.assignment.v1.PoolShut;
import org.ale.schemas.assignment.v1.TaskSkipped;
import org.ale.schemas.reputation.v1.JobScored;
import org.ale.schemas.reputation.v1.MemberEvent;
import org.ale.schemas.reputation.v1.Participant;
import org.ale.schemas.reputation.v1.ReputationCredited;
import org.ale.schemas.reputation.v1.ReputationReversed;
import org.junit.jupiter.api.Test;

class PoliciesTest {
    private static final String COMMUNITY = "c";
    private final WhenReputationChangedThenNoteReputation reputation =
            new WhenReputationChangedThenNoteReputation();

    @Test
    void anOpenedPoolTakesVotes() {
        var terms = gold(1);
        var opened =
                PoolOpened.newBuilder()
                        .setPoolId(pool(3).toString())
                        .setTaskType("BINARY")
                        .setLabels(2)
                        .setGold(2)
                        .setParameters(ParametersCodec.encode(terms.parameters()));
        check(
                LeaseEvent.newBuilder().setPoolOpened(opened).build(),
                new PoolCommand.OpenVoting(pool(3), terms, 1, NOW));
    }

    @Test
    void anAcceptedAnswerIsAVote() {
        var accepted =
                AnswerAccepted.newBuilder()
                        .setPoolId(pool(3).toString())
                        .setWorkerId(worker(4).toString())
                        .setLabel(1);
        check(
                LeaseEvent.newBuilder().setAnswerAccepted(accepted).build(),
                new PoolCommand.WeighVote(pool(3), worker(4), 1, NOW));
    }

    @Test
    void aShutPoolClosesAndAnExhaustedJobIsAudited() {
        var shut = PoolShut.newBuilder().setPoolId(pool(3).toString());
        check(
                LeaseEvent.newBuilder().setPoolShut(shut).build(),
                new PoolCommand.ShutPool(pool(3), NOW));
        var exhausted = JobExhausted.newBuilder().setJobId(JOB.toString()).setRound(2);
        check(
                LeaseEvent.newBuilder().setJobExhausted(exhausted).build(),
                new PoolCommand.AuditJob(JOB, 2, NOW));
    }

    @Test
    void changedReputationIsNoted() {
        var participants =
                List.of(
                        participant(1, 250_000, 250_000),
                        participant(2, 0, 0),
                        participant(3, -250_000, 750_000));
        var noted =
                new PoolCommand.NoteReputation(
                        List.of(
                                new NotedReputation(worker(1), new Reputation(250_000)),
                                new NotedReputation(worker(3), new Reputation(750_000))),
                        NOW);
        var credited = ReputationCredited.newBuilder().addAllParticipants(participants);
        var reversed = ReputationReversed.newBuilder().addAllParticipants(participants);
        for (var event :
                List.of(
                        MemberEvent.newBuilder().setReputationCredited(credited).build(),
                        MemberEvent.newBuilder().setReputationReversed(reversed).build())) {
            assertEquals(
                    List.of(new Addressed<PoolCommand>(COMMUNITY, noted)),
                    reputation.commandsFor(COMMUNITY, event, NOW));
        }
    }

    @Test
    void whatIsNoneOfOurBusinessIsPassedOver() {
        var skipped = LeaseEvent.newBuilder().setTaskSkipped(TaskSkipped.getDefaultInstance());
        assertEquals(List.of(), FollowsTheDesk.commandsFor(COMMUNITY, skipped.build(), NOW));
        var scored = MemberEvent.newBuilder().setJobScored(JobScored.getDefaultInstance());
        assertEquals(List.of(), reputation.commandsFor(COMMUNITY, scored.build(), NOW));
    }

    private void check(LeaseEvent event, PoolCommand command) {
        assertEquals(
                List.of(new Addressed<>(COMMUNITY, command)),
                FollowsTheDesk.commandsFor(COMMUNITY, event, NOW));
    }

    private static Participant participant(int number, long gain, long now) {
        return Participant.newBuilder()
                .setWorkerId(worker(number).toString())
                .setGainMicro(gain)
                .setReputationMicro(now)
                .build();
    }
}
