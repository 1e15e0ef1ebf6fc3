/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.Followed;
import org.ale.eventsourcing.Followed.Keying;
import org.ale.eventsourcing.Topics;
import org.ale.reputation.codec.MemberCommandCodec;
import org.ale.reputation.codec.MemberEventCodec;
import org.ale.reputation.domain.MemberCommand;
import org.ale.reputation.domain.MemberDecider;
import org.ale.reputation.domain.MemberEvent;
import org.ale.reputation.domain.MemberState;
import org.ale.reputation.policy.FollowsTheVerdicts;
import org.ale.schemas.consensus.v1.PoolEvent;

/** The map of this service: what it hears, what decides, where its facts go. Read it first. */
public final class Reputation {
    /** One stream for each community. */
    public static final Topics MEMBER = new Topics("reputation", "member");

    private static final Topics POOL = new Topics("consensus", "pool");

    @Produces
    @Singleton
    public Aggregate<MemberCommand, MemberState, MemberEvent> aggregate() {
        return new Aggregate<>(
                MEMBER,
                new MemberDecider(),
                new MemberCommandCodec(),
                new MemberEventCodec(),
                List.of(
                        new Followed<>(
                                POOL.events(),
                                PoolEvent::parseFrom,
                                FollowsTheVerdicts::commandsFor,
                                Keying.SAME_KEY)));
    }
}
