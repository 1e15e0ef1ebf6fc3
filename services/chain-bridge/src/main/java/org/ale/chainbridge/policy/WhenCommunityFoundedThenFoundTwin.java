/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.policy;

import java.time.Instant;
import java.util.List;
import org.ale.chainbridge.domain.Address;
import org.ale.chainbridge.domain.ChainCommand;
import org.ale.chainbridge.domain.Intent;
import org.ale.eventsourcing.Policy;
import org.ale.kernel.CommunityId;
import org.ale.schemas.ParametersCodec;
import org.ale.schemas.communities.v1.CommunityEvent;

/** A community has a twin on chain. Its founder there is the treasury: founders name no account. */
public final class WhenCommunityFoundedThenFoundTwin
        implements Policy<CommunityEvent, ChainCommand> {
    private final String chain;
    private final Address founder;

    public WhenCommunityFoundedThenFoundTwin(String chain, Address founder) {
        this.chain = chain;
        this.founder = founder;
    }

    @Override
    public List<Addressed<ChainCommand>> commandsFor(
            String community, CommunityEvent event, Instant at) {
        if (!event.hasFounded()) {
            return List.of();
        }
        var founded = event.getFounded();
        var twin =
                new Intent.CreateCommunity(
                        CommunityId.of(founded.getCommunityId()),
                        founder,
                        founded.getName(),
                        ParametersCodec.decode(founded.getParameters()));
        return List.of(new Addressed<>(chain, new ChainCommand.FoundTwin(twin, at)));
    }
}
