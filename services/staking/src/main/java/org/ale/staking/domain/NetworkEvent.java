/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.domain;

import java.time.Instant;
import java.util.List;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.WorkerId;

/** Facts about stakes and inflation. New variants may come, none may change or go. */
public sealed interface NetworkEvent {
    /** Log time. */
    Instant at();

    /** Settled work counts for the running epoch. */
    record WorkNoted(
            CommunityId community,
            long batch,
            Ale paid,
            Ale fees,
            List<Standing> standings,
            Instant at)
            implements NetworkEvent {
        public WorkNoted {
            standings = List.copyOf(standings);
        }
    }

    /**
     * An account's stake changed.
     *
     * @param staked by it now
     * @param change this time
     * @param total staked by all now
     */
    record StakeNoted(Account account, Ale staked, Ale change, Ale total, Instant at)
            implements NetworkEvent {}

    /** A worker named the account that is his. */
    record AccountNoted(WorkerId worker, Account account, Instant at) implements NetworkEvent {}

    /**
     * The communities' half of an inflation epoch is shared; a large one comes as several facts.
     *
     * @param communities with work, by id
     * @param members and their parts
     * @param unminted what nobody gets
     * @param allocated what all members get in the epoch
     * @param last true on the epoch's last fact
     * @param staked by all at its end
     */
    record RewardsAllocated(
            Inflation inflation,
            Terms terms,
            List<CommunityPart> communities,
            List<MemberPart> members,
            Ale unminted,
            Ale allocated,
            boolean last,
            Ale staked,
            Instant at)
            implements NetworkEvent {
        public RewardsAllocated {
            communities = List.copyOf(communities);
            members = List.copyOf(members);
        }
    }
}
