/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.policy;

import java.time.Instant;
import org.ale.kernel.WorkerId;
import org.ale.payment.domain.AccountCommand.NoteStandings;
import org.ale.payment.domain.Standing;
import org.ale.schemas.reputation.v1.ReputationReversed;

/** What is paid stays paid; only the reputations that the chain is told of change. */
final class WhenReputationReversedThenNoteStandings {
    private WhenReputationReversedThenNoteStandings() {}

    static NoteStandings command(ReputationReversed reversed, Instant at) {
        return new NoteStandings(
                reversed.getParticipantsList().stream()
                        .filter(each -> each.getGainMicro() != 0)
                        .map(each ->
                                new Standing(
                                        WorkerId.of(each.getWorkerId()), each.getReputationMicro()))
                        .toList(),
                at);
    }
}
