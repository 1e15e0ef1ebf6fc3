/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.policy;

import java.time.Instant;
import java.util.List;
import org.ale.consensus.domain.PoolCommand;
import org.ale.eventsourcing.Policy.Addressed;
import org.ale.schemas.assignment.v1.LeaseEvent;

/**
 * What follows from each event of the assignment service; most of them are none of our business.
 */
public final class FollowsTheDesk {
    private FollowsTheDesk() {}

    /** The policy: a foreign event in, own commands out. */
    public static List<Addressed<PoolCommand>> commandsFor(
            String streamId, LeaseEvent event, Instant at) {
        return switch (event.getEventCase()) {
            case POOL_OPENED ->
                    one(streamId, WhenPoolOpenedThenOpenVoting.command(event.getPoolOpened(), at));
            case ANSWER_ACCEPTED ->
                    one(
                            streamId,
                            WhenAnswerAcceptedThenWeighVote.command(event.getAnswerAccepted(), at));
            case POOL_SHUT ->
                    one(streamId, WhenPoolShutThenShutPool.command(event.getPoolShut(), at));
            case JOB_EXHAUSTED ->
                    one(
                            streamId,
                            WhenJobExhaustedThenAuditJob.command(event.getJobExhausted(), at));
            default -> List.of();
        };
    }

    private static List<Addressed<PoolCommand>> one(String streamId, PoolCommand command) {
        return List.of(new Addressed<>(streamId, command));
    }
}
