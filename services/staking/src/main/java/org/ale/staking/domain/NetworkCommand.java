/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.domain;

import java.time.Instant;
import java.util.List;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.WorkerId;

/** What may be asked about stakes and inflation. */
public sealed interface NetworkCommand {
    /** Log time. */
    Instant at();

    /**
     * Count settled work of a community for the running epoch.
     *
     * @param batch its number in the community, without a gap
     * @param paid to workers from deposits on the chain
     * @param fees kept of the same work
     * @param standings reputations that changed
     */
    record NoteWork(
            CommunityId community,
            long batch,
            Ale paid,
            Ale fees,
            List<Standing> standings,
            Instant at)
            implements NetworkCommand {
        public NoteWork {
            standings = List.copyOf(standings);
        }
    }

    /** Note that an account staked (positive) or unstaked (negative). */
    record NoteStake(Account account, Ale change, Instant at) implements NetworkCommand {}

    /** Note which account is a worker's. */
    record NoteAccount(WorkerId worker, Account account, Instant at) implements NetworkCommand {}

    /** Share the communities' half of an inflation epoch. */
    record AllocateRewards(Inflation inflation, Terms terms, Instant at)
            implements NetworkCommand {}
}
