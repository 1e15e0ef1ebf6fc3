/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.Followed;
import org.ale.eventsourcing.Followed.Keying;
import org.ale.eventsourcing.Topics;
import org.ale.payment.codec.AccountCommandCodec;
import org.ale.payment.codec.AccountEventCodec;
import org.ale.payment.domain.AccountCommand;
import org.ale.payment.domain.AccountDecider;
import org.ale.payment.domain.AccountEvent;
import org.ale.payment.domain.AccountState;
import org.ale.payment.policy.FollowsCommunities;
import org.ale.payment.policy.FollowsJobs;
import org.ale.payment.policy.FollowsReputation;
import org.ale.payment.policy.WhenItemsWithdrawnThenRefundItems;
import org.ale.schemas.assignment.v1.LeaseEvent;
import org.ale.schemas.communities.v1.CommunityEvent;
import org.ale.schemas.jobs.v1.JobEvent;
import org.ale.schemas.reputation.v1.MemberEvent;

/** The map of this service: what it hears, what decides, where its facts go. Read it first. */
public final class Payment {
    /** One stream for each community. */
    public static final Topics ACCOUNT = new Topics("payment", "account");

    private static final String MEMBERS = new Topics("reputation", "member").events();
    private static final String LEASES = new Topics("assignment", "lease").events();
    private static final String COMMUNITIES = new Topics("communities", "community").events();
    private static final String JOBS = new Topics("jobs", "job").events();

    @Produces
    @Singleton
    public Aggregate<AccountCommand, AccountState, AccountEvent> aggregate() {
        return new Aggregate<>(
                ACCOUNT,
                new AccountDecider(),
                new AccountCommandCodec(),
                new AccountEventCodec(),
                List.of(
                        new Followed<>(
                                MEMBERS,
                                MemberEvent::parseFrom,
                                FollowsReputation::commandsFor,
                                Keying.SAME_KEY),
                        new Followed<>(
                                LEASES,
                                LeaseEvent::parseFrom,
                                new WhenItemsWithdrawnThenRefundItems(),
                                Keying.SAME_KEY),
                        new Followed<>(
                                COMMUNITIES,
                                CommunityEvent::parseFrom,
                                FollowsCommunities::commandsFor,
                                Keying.SAME_KEY),
                        new Followed<>(
                                JOBS,
                                JobEvent::parseFrom,
                                FollowsJobs::commandsFor,
                                Keying.RE_KEYED)));
    }
}
