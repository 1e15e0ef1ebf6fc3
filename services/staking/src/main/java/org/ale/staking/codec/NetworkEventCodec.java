/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.UndecodableException;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.WorkerId;
import org.ale.schemas.staking.v1.AccountNoted;
import org.ale.schemas.staking.v1.RewardsAllocated;
import org.ale.schemas.staking.v1.StakeNoted;
import org.ale.schemas.staking.v1.WorkNoted;
import org.ale.staking.domain.Account;
import org.ale.staking.domain.Inflation;
import org.ale.staking.domain.NetworkEvent;
import org.ale.staking.domain.Terms;

/** Facts as the oneof message {@code ale.staking.v1.NetworkEvent}. */
public final class NetworkEventCodec implements Codec<NetworkEvent> {
    @Override
    public String typeOf(NetworkEvent event) {
        return "ale.staking.v1." + event.getClass().getSimpleName();
    }

    @Override
    public byte[] encode(NetworkEvent event) {
        var message = org.ale.schemas.staking.v1.NetworkEvent.newBuilder();
        switch (event) {
            case NetworkEvent.WorkNoted from ->
                    message.setWorkNoted(
                            WorkNoted.newBuilder()
                                    .setCommunityId(from.community().toString())
                                    .setBatch(from.batch())
                                    .setPaidBaseUnits(from.paid().toString())
                                    .setFeeBaseUnits(from.fees().toString())
                                    .addAllStandings(Values.standingsOnWire(from.standings())));
            case NetworkEvent.StakeNoted from ->
                    message.setStakeNoted(
                            StakeNoted.newBuilder()
                                    .setAccount(from.account().address())
                                    .setStakedBaseUnits(from.staked().toString())
                                    .setChangeBaseUnits(from.change().toString())
                                    .setTotalBaseUnits(from.total().toString()));
            case NetworkEvent.AccountNoted from ->
                    message.setAccountNoted(
                            AccountNoted.newBuilder()
                                    .setWorkerId(from.worker().toString())
                                    .setAccount(from.account().address()));
            case NetworkEvent.RewardsAllocated from -> message.setRewardsAllocated(write(from));
        }
        return message.build().toByteArray();
    }

    private static RewardsAllocated write(NetworkEvent.RewardsAllocated from) {
        var inflation = from.inflation();
        return RewardsAllocated.newBuilder()
                .setIndex(inflation.index())
                .setStakersBaseUnits(inflation.stakers().toString())
                .setCommunitiesBaseUnits(inflation.communities().toString())
                .setAtMillis(inflation.endedAt().toEpochMilli())
                .setKappaMilli(from.terms().kappaMilli())
                .setMinStakeBaseUnits(from.terms().minStake().toString())
                .addAllCommunities(from.communities().stream().map(Values::onWire).toList())
                .addAllMembers(from.members().stream().map(Values::onWire).toList())
                .setUnmintedBaseUnits(from.unminted().toString())
                .setAllocatedBaseUnits(from.allocated().toString())
                .setLast(from.last())
                .setStakedBaseUnits(from.staked().toString())
                .build();
    }

    @Override
    public NetworkEvent decode(byte[] bytes, Instant at) {
        try {
            return read(org.ale.schemas.staking.v1.NetworkEvent.parseFrom(bytes), at);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new UndecodableException("not a fact about stakes: " + e.getMessage(), e);
        }
    }

    private static NetworkEvent read(org.ale.schemas.staking.v1.NetworkEvent message, Instant at) {
        return switch (message.getEventCase()) {
            case WORK_NOTED -> {
                var from = message.getWorkNoted();
                yield new NetworkEvent.WorkNoted(
                        CommunityId.of(from.getCommunityId()),
                        from.getBatch(),
                        Ale.ofBaseUnits(from.getPaidBaseUnits()),
                        Ale.ofBaseUnits(from.getFeeBaseUnits()),
                        Values.standings(from.getStandingsList()),
                        at);
            }
            case STAKE_NOTED -> {
                var from = message.getStakeNoted();
                yield new NetworkEvent.StakeNoted(
                        Account.of(from.getAccount()),
                        Ale.ofBaseUnits(from.getStakedBaseUnits()),
                        Ale.ofBaseUnits(from.getChangeBaseUnits()),
                        Ale.ofBaseUnits(from.getTotalBaseUnits()),
                        at);
            }
            case ACCOUNT_NOTED ->
                    new NetworkEvent.AccountNoted(
                            WorkerId.of(message.getAccountNoted().getWorkerId()),
                            Account.of(message.getAccountNoted().getAccount()),
                            at);
            case REWARDS_ALLOCATED -> read(message.getRewardsAllocated(), at);
            case EVENT_NOT_SET -> throw new UndecodableException("a fact that says nothing");
        };
    }

    private static NetworkEvent read(RewardsAllocated from, Instant at) {
        return new NetworkEvent.RewardsAllocated(
                new Inflation(
                        from.getIndex(),
                        Ale.ofBaseUnits(from.getStakersBaseUnits()),
                        Ale.ofBaseUnits(from.getCommunitiesBaseUnits()),
                        Instant.ofEpochMilli(from.getAtMillis())),
                new Terms(from.getKappaMilli(), Ale.ofBaseUnits(from.getMinStakeBaseUnits())),
                from.getCommunitiesList().stream().map(Values::part).toList(),
                from.getMembersList().stream().map(Values::part).toList(),
                Ale.ofBaseUnits(from.getUnmintedBaseUnits()),
                Ale.ofBaseUnits(from.getAllocatedBaseUnits()),
                from.getLast(),
                Ale.ofBaseUnits(from.getStakedBaseUnits()),
                at);
    }
}
