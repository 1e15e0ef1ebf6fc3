/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.ale.chainbridge.chain.Deployment;
import org.ale.chainbridge.codec.ChainCommandCodec;
import org.ale.chainbridge.codec.ChainEventCodec;
import org.ale.chainbridge.domain.ChainCommand;
import org.ale.chainbridge.domain.ChainDecider;
import org.ale.chainbridge.domain.ChainEvent;
import org.ale.chainbridge.domain.ChainState;
import org.ale.chainbridge.policy.WhenCommunityFoundedThenFoundTwin;
import org.ale.chainbridge.policy.WhenDepositRefusedThenRefundDeposit;
import org.ale.chainbridge.policy.WhenEarningsSettledThenRecordEarnings;
import org.ale.chainbridge.policy.WhenRewardsAllocatedThenRecordRewards;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.Followed;
import org.ale.eventsourcing.Followed.Keying;
import org.ale.eventsourcing.Topics;
import org.ale.schemas.communities.v1.CommunityEvent;
import org.ale.schemas.jobs.v1.JobEvent;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.staking.v1.NetworkEvent;

/** The map of this service: what it hears, what decides, where its facts go. Read it first. */
public final class ChainBridge {
    /** One stream for each chain. */
    public static final Topics CHAIN = new Topics("chain-bridge", "chain");

    private static final String ACCOUNTS = new Topics("payment", "account").events();
    private static final String NETWORK = new Topics("staking", "network").events();
    private static final String JOBS = new Topics("jobs", "job").events();
    private static final String COMMUNITIES = new Topics("communities", "community").events();

    @Produces
    @Singleton
    public Aggregate<ChainCommand, ChainState, ChainEvent> aggregate(Deployment deployment) {
        var chain = deployment.stream();
        return new Aggregate<>(
                CHAIN,
                new ChainDecider(),
                new ChainCommandCodec(),
                new ChainEventCodec(),
                List.of(
                        new Followed<>(
                                ACCOUNTS,
                                AccountEvent::parseFrom,
                                new WhenEarningsSettledThenRecordEarnings(chain),
                                Keying.RE_KEYED),
                        new Followed<>(
                                NETWORK,
                                NetworkEvent::parseFrom,
                                new WhenRewardsAllocatedThenRecordRewards(chain),
                                Keying.RE_KEYED),
                        new Followed<>(
                                JOBS,
                                JobEvent::parseFrom,
                                new WhenDepositRefusedThenRefundDeposit(chain),
                                Keying.RE_KEYED),
                        new Followed<>(
                                COMMUNITIES,
                                CommunityEvent::parseFrom,
                                new WhenCommunityFoundedThenFoundTwin(chain, deployment.treasury()),
                                Keying.RE_KEYED)));
    }
}
