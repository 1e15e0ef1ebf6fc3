/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.api;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.CommandBus.Wish;
import org.ale.eventsourcing.CommandId;
import org.ale.eventsourcing.Outcome;
import org.ale.eventsourcing.postgres.ReadYourWrites;
import org.ale.eventsourcing.testing.Patience;
import org.ale.reputation.domain.MemberCommand;
import org.ale.reputation.domain.MemberEvent;
import org.ale.reputation.projection.reputations.ReputationsProjection;

/** Sends wishes about the members of a community as other services do. */
record MemberWishes(
        CommandBus<MemberCommand, MemberEvent> bus, ReadYourWrites reads, UUID community) {

    /** The token of the last. It can be read: a query waits for a moment only. */
    String send(List<MemberCommand> commands) throws Exception {
        var wishes = new ArrayList<Wish<MemberCommand>>();
        for (var command : commands) {
            wishes.add(new Wish<>(new CommandId(UUID.randomUUID().toString()), command));
        }
        var outcomes =
                bus.send(community.toString(), wishes, Patience.MAX).toCompletableFuture().get();
        var token = ((Outcome.Accepted<MemberEvent>) outcomes.getLast()).token();
        reads.await(ReputationsProjection.NAME, token, Patience.MAX);
        return token.toString();
    }
}
