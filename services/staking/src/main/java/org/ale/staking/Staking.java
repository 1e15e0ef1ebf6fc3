/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.Followed;
import org.ale.eventsourcing.Followed.Keying;
import org.ale.eventsourcing.Topics;
import org.ale.kernel.Ale;
import org.ale.schemas.chainbridge.v1.ChainEvent;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.staking.codec.NetworkCommandCodec;
import org.ale.staking.codec.NetworkEventCodec;
import org.ale.staking.domain.NetworkCommand;
import org.ale.staking.domain.NetworkDecider;
import org.ale.staking.domain.NetworkEvent;
import org.ale.staking.domain.NetworkState;
import org.ale.staking.domain.Terms;
import org.ale.staking.policy.FollowsTheChain;
import org.ale.staking.policy.WhenEarningsSettledThenNoteWork;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The map of this service: what it hears, what decides, where its facts go. Read it first. */
public final class Staking {
    /** One stream, "network": an epoch is decided in one place. */
    public static final Topics NETWORK = new Topics("staking", "network");

    private static final String ACCOUNTS = new Topics("payment", "account").events();
    private static final String CHAIN = new Topics("chain-bridge", "chain").events();

    @Produces
    @Singleton
    Terms terms(
            @ConfigProperty(name = "ale.staking.kappa-milli") long kappaMilli,
            @ConfigProperty(name = "ale.staking.min-stake-base-units") String minStake) {
        return new Terms(kappaMilli, Ale.ofBaseUnits(minStake));
    }

    @Produces
    @Singleton
    Aggregate<NetworkCommand, NetworkState, NetworkEvent> bean(Terms terms) {
        return aggregate(terms);
    }

    /** The aggregate under these terms. */
    public static Aggregate<NetworkCommand, NetworkState, NetworkEvent> aggregate(Terms terms) {
        return new Aggregate<>(
                NETWORK,
                new NetworkDecider(),
                new NetworkCommandCodec(),
                new NetworkEventCodec(),
                List.of(
                        new Followed<>(
                                ACCOUNTS,
                                AccountEvent::parseFrom,
                                new WhenEarningsSettledThenNoteWork(),
                                Keying.RE_KEYED),
                        new Followed<>(
                                CHAIN,
                                ChainEvent::parseFrom,
                                new FollowsTheChain(terms),
                                Keying.RE_KEYED)));
    }
}
