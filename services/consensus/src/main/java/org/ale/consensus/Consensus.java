/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.ale.consensus.codec.PoolCommandCodec;
import org.ale.consensus.codec.PoolEventCodec;
import org.ale.consensus.domain.PoolCommand;
import org.ale.consensus.domain.PoolDecider;
import org.ale.consensus.domain.PoolEvent;
import org.ale.consensus.domain.PoolState;
import org.ale.consensus.policy.FollowsTheDesk;
import org.ale.consensus.policy.WhenReputationChangedThenNoteReputation;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.Followed;
import org.ale.eventsourcing.Followed.Keying;
import org.ale.eventsourcing.Topics;
import org.ale.schemas.assignment.v1.LeaseEvent;
import org.ale.schemas.reputation.v1.MemberEvent;

/**
 * The map of this service: the pools of a community, keyed by communityId.
 *
 * <p>assignment's answers become votes, votes become labels; reputation and payment follow. Two
 * read models answer: {@code poolresults} and {@code standings}.
 */
public final class Consensus {
    private static final Topics TOPICS = new Topics("consensus", "pool");
    private static final Topics DESK = new Topics("assignment", "lease");
    private static final Topics MEMBERS = new Topics("reputation", "member");

    Consensus() {}

    /** Topics, rules, bytes, and whom we follow. */
    @Produces
    @Singleton
    public static Aggregate<PoolCommand, PoolState, PoolEvent> aggregate() {
        return new Aggregate<>(
                TOPICS,
                new PoolDecider(),
                new PoolCommandCodec(),
                new PoolEventCodec(),
                List.of(
                        new Followed<>(
                                DESK.events(),
                                LeaseEvent::parseFrom,
                                FollowsTheDesk::commandsFor,
                                Keying.SAME_KEY),
                        new Followed<>(
                                MEMBERS.events(),
                                MemberEvent::parseFrom,
                                new WhenReputationChangedThenNoteReputation(),
                                Keying.SAME_KEY)));
    }
}
