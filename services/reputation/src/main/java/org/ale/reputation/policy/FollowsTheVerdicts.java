/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.policy;

import java.time.Instant;
import java.util.List;
import org.ale.eventsourcing.Policy.Addressed;
import org.ale.reputation.domain.MemberCommand;
import org.ale.schemas.consensus.v1.PoolEvent;

/** What follows from each event of the consensus service; most of them are none of our business. */
public final class FollowsTheVerdicts {
    private FollowsTheVerdicts() {}

    /** The wishes that follow; all are for the stream of the event. */
    public static List<Addressed<MemberCommand>> commandsFor(
            String streamId, PoolEvent event, Instant at) {
        return switch (event.getEventCase()) {
            case POOL_CLOSED ->
                    one(streamId, WhenPoolClosedThenCreditPool.command(event.getPoolClosed(), at));
            case POOL_RELABELLED ->
                    one(
                            streamId,
                            WhenPoolRelabelledThenRelabelPool.command(
                                    event.getPoolRelabelled(), at));
            case JOB_DECIDED ->
                    one(streamId, WhenJobDecidedThenScoreJob.command(event.getJobDecided(), at));
            default -> List.of();
        };
    }

    private static List<Addressed<MemberCommand>> one(String streamId, MemberCommand command) {
        return List.of(new Addressed<>(streamId, command));
    }
}
