/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.policy;

import java.time.Instant;
import java.util.List;
import org.ale.chainbridge.domain.ChainCommand;
import org.ale.chainbridge.domain.Credit;
import org.ale.eventsourcing.Policy;
import org.ale.kernel.Ale;
import org.ale.kernel.WorkerId;
import org.ale.schemas.staking.v1.NetworkEvent;

/** What was allocated of a period of inflation joins the totals. */
public final class WhenRewardsAllocatedThenRecordRewards
        implements Policy<NetworkEvent, ChainCommand> {
    private final String chain;

    public WhenRewardsAllocatedThenRecordRewards(String chain) {
        this.chain = chain;
    }

    @Override
    public List<Addressed<ChainCommand>> commandsFor(
            String network, NetworkEvent event, Instant at) {
        if (!event.hasRewardsAllocated()) {
            return List.of();
        }
        var rewards = event.getRewardsAllocated();
        var credits =
                rewards.getMembersList().stream()
                        .map(each ->
                                new Credit(
                                        WorkerId.of(each.getWorkerId()),
                                        null,
                                        Ale.ofBaseUnits(each.getBaseUnits())))
                        .toList();
        return List.of(
                new Addressed<>(
                        chain,
                        new ChainCommand.RecordRewards(
                                rewards.getIndex(), credits, rewards.getLast(), at)));
    }
}
