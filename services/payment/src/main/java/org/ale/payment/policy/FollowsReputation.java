/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.policy;

import java.time.Instant;
import java.util.List;
import org.ale.eventsourcing.Policy.Addressed;
import org.ale.payment.domain.AccountCommand;
import org.ale.schemas.reputation.v1.MemberEvent;

/** What follows from each event of the reputation service. */
public final class FollowsReputation {
    private FollowsReputation() {}

    /** The wishes that follow, with the community whose money it is. */
    public static List<Addressed<AccountCommand>> commandsFor(
            String streamId, MemberEvent event, Instant at) {
        return switch (event.getEventCase()) {
            case REPUTATION_CREDITED ->
                    one(
                            streamId,
                            WhenReputationCreditedThenSplitPot.command(
                                    event.getReputationCredited(), at));
            case POOL_UNREWARDED ->
                    one(
                            streamId,
                            WhenPoolUnrewardedThenHoldPot.command(event.getPoolUnrewarded(), at));
            case JOB_SCORED ->
                    one(streamId, WhenJobScoredThenCloseEscrow.command(event.getJobScored(), at));
            case REPUTATION_REVERSED ->
                    one(
                            streamId,
                            WhenReputationReversedThenNoteStandings.command(
                                    event.getReputationReversed(), at));
            default -> List.of();
        };
    }

    private static List<Addressed<AccountCommand>> one(String streamId, AccountCommand command) {
        return List.of(new Addressed<>(streamId, command));
    }
}
