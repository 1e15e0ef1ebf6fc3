/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.policy;

import java.time.Instant;
import java.util.List;
import org.ale.eventsourcing.Policy;
import org.ale.kernel.Ale;
import org.ale.kernel.WorkerId;
import org.ale.schemas.chainbridge.v1.ChainEvent;
import org.ale.schemas.chainbridge.v1.InflationMinted;
import org.ale.staking.domain.Account;
import org.ale.staking.domain.Inflation;
import org.ale.staking.domain.NetworkCommand;
import org.ale.staking.domain.NetworkCommand.AllocateRewards;
import org.ale.staking.domain.NetworkCommand.NoteAccount;
import org.ale.staking.domain.NetworkCommand.NoteStake;
import org.ale.staking.domain.Terms;

/**
 * What follows from what is final on the chain.
 *
 * @param terms in force now; each allocation keeps those with which it was made
 */
public record FollowsTheChain(Terms terms) implements Policy<ChainEvent, NetworkCommand> {

    @Override
    public List<Addressed<NetworkCommand>> commandsFor(
            String streamId, ChainEvent event, Instant at) {
        return switch (event.getEventCase()) {
            case STAKE_FINALIZED -> {
                var staked = event.getStakeFinalized();
                yield one(
                        new NoteStake(
                                Account.of(staked.getAccount()),
                                Ale.ofBaseUnits(staked.getBaseUnits()),
                                at));
            }
            case UNSTAKE_FINALIZED -> {
                var unstaked = event.getUnstakeFinalized();
                yield one(
                        new NoteStake(
                                Account.of(unstaked.getAccount()),
                                Ale.ofBaseUnits(unstaked.getBaseUnits()).negated(),
                                at));
            }
            case PAYOUT_ADDRESS_LINKED -> {
                var linked = event.getPayoutAddressLinked();
                yield one(
                        new NoteAccount(
                                WorkerId.of(linked.getWorkerId()),
                                Account.of(linked.getAccount()),
                                at));
            }
            case INFLATION_MINTED ->
                    one(new AllocateRewards(inflation(event.getInflationMinted()), terms, at));
            default -> List.of();
        };
    }

    private static Inflation inflation(InflationMinted minted) {
        return new Inflation(
                minted.getIndex(),
                Ale.ofBaseUnits(minted.getStakersBaseUnits()),
                Ale.ofBaseUnits(minted.getCommunitiesBaseUnits()),
                Instant.ofEpochMilli(minted.getAtMillis()));
    }

    private static List<Addressed<NetworkCommand>> one(NetworkCommand command) {
        return List.of(new Addressed<>(WhenEarningsSettledThenNoteWork.NETWORK, command));
    }
}
