/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.UndecodableException;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.WorkerId;
import org.ale.schemas.staking.v1.AllocateRewards;
import org.ale.schemas.staking.v1.NoteAccount;
import org.ale.schemas.staking.v1.NoteStake;
import org.ale.schemas.staking.v1.NoteWork;
import org.ale.staking.domain.Account;
import org.ale.staking.domain.Inflation;
import org.ale.staking.domain.NetworkCommand;
import org.ale.staking.domain.Terms;

/** Wishes as the oneof message {@code ale.staking.v1.NetworkCommand}. */
public final class NetworkCommandCodec implements Codec<NetworkCommand> {
    @Override
    public String typeOf(NetworkCommand command) {
        return "ale.staking.v1." + command.getClass().getSimpleName();
    }

    @Override
    public byte[] encode(NetworkCommand command) {
        var message = org.ale.schemas.staking.v1.NetworkCommand.newBuilder();
        switch (command) {
            case NetworkCommand.NoteWork from ->
                    message.setNoteWork(
                            NoteWork.newBuilder()
                                    .setCommunityId(from.community().toString())
                                    .setBatch(from.batch())
                                    .setPaidBaseUnits(from.paid().toString())
                                    .setFeeBaseUnits(from.fees().toString())
                                    .addAllStandings(Values.standingsOnWire(from.standings())));
            case NetworkCommand.NoteStake from ->
                    message.setNoteStake(
                            NoteStake.newBuilder()
                                    .setAccount(from.account().address())
                                    .setChangeBaseUnits(from.change().toString()));
            case NetworkCommand.NoteAccount from ->
                    message.setNoteAccount(
                            NoteAccount.newBuilder()
                                    .setWorkerId(from.worker().toString())
                                    .setAccount(from.account().address()));
            case NetworkCommand.AllocateRewards from -> message.setAllocateRewards(write(from));
        }
        return message.build().toByteArray();
    }

    private static AllocateRewards write(NetworkCommand.AllocateRewards from) {
        var inflation = from.inflation();
        return AllocateRewards.newBuilder()
                .setIndex(inflation.index())
                .setStakersBaseUnits(inflation.stakers().toString())
                .setCommunitiesBaseUnits(inflation.communities().toString())
                .setAtMillis(inflation.endedAt().toEpochMilli())
                .setKappaMilli(from.terms().kappaMilli())
                .setMinStakeBaseUnits(from.terms().minStake().toString())
                .build();
    }

    @Override
    public NetworkCommand decode(byte[] bytes, Instant at) {
        try {
            return read(org.ale.schemas.staking.v1.NetworkCommand.parseFrom(bytes), at);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new UndecodableException("not a wish about stakes: " + e.getMessage(), e);
        }
    }

    private static NetworkCommand read(
            org.ale.schemas.staking.v1.NetworkCommand message, Instant at) {
        return switch (message.getCommandCase()) {
            case NOTE_WORK -> {
                var from = message.getNoteWork();
                yield new NetworkCommand.NoteWork(
                        CommunityId.of(from.getCommunityId()),
                        from.getBatch(),
                        Ale.ofBaseUnits(from.getPaidBaseUnits()),
                        Ale.ofBaseUnits(from.getFeeBaseUnits()),
                        Values.standings(from.getStandingsList()),
                        at);
            }
            case NOTE_STAKE ->
                    new NetworkCommand.NoteStake(
                            Account.of(message.getNoteStake().getAccount()),
                            Ale.ofBaseUnits(message.getNoteStake().getChangeBaseUnits()),
                            at);
            case NOTE_ACCOUNT ->
                    new NetworkCommand.NoteAccount(
                            WorkerId.of(message.getNoteAccount().getWorkerId()),
                            Account.of(message.getNoteAccount().getAccount()),
                            at);
            case ALLOCATE_REWARDS -> {
                var from = message.getAllocateRewards();
                yield new NetworkCommand.AllocateRewards(
                        new Inflation(
                                from.getIndex(),
                                Ale.ofBaseUnits(from.getStakersBaseUnits()),
                                Ale.ofBaseUnits(from.getCommunitiesBaseUnits()),
                                Instant.ofEpochMilli(from.getAtMillis())),
                        new Terms(
                                from.getKappaMilli(), Ale.ofBaseUnits(from.getMinStakeBaseUnits())),
                        at);
            }
            case COMMAND_NOT_SET -> throw new UndecodableException("a wish for nothing");
        };
    }
}
