/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.policy;

import java.time.Instant;
import java.util.List;
import org.ale.consensus.domain.NotedReputation;
import org.ale.consensus.domain.PoolCommand;
import org.ale.consensus.domain.PoolCommand.NoteReputation;
import org.ale.eventsourcing.Policy;
import org.ale.kernel.Reputation;
import org.ale.kernel.WorkerId;
import org.ale.schemas.reputation.v1.MemberEvent;
import org.ale.schemas.reputation.v1.Participant;

/** Reputation weighs STRICT votes, so what the reputation service tells is noted. */
public final class WhenReputationChangedThenNoteReputation
        implements Policy<MemberEvent, PoolCommand> {
    @Override
    public List<Addressed<PoolCommand>> commandsFor(
            String streamId, MemberEvent event, Instant at) {
        return switch (event.getEventCase()) {
            case REPUTATION_CREDITED ->
                    note(streamId, event.getReputationCredited().getParticipantsList(), at);
            case REPUTATION_REVERSED ->
                    note(streamId, event.getReputationReversed().getParticipantsList(), at);
            default -> List.of();
        };
    }

    private static List<Addressed<PoolCommand>> note(
            String streamId, List<Participant> participants, Instant at) {
        var changed =
                participants.stream()
                        .filter(each -> each.getGainMicro() != 0)
                        .map(each ->
                                new NotedReputation(
                                        WorkerId.of(each.getWorkerId()),
                                        new Reputation(each.getReputationMicro())))
                        .toList();
        return changed.isEmpty()
                ? List.of()
                : List.of(new Addressed<>(streamId, new NoteReputation(changed, at)));
    }
}
