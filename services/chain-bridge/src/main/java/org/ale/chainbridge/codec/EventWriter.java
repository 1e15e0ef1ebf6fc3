/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.codec;

import com.google.protobuf.ByteString;
import org.ale.chainbridge.domain.ChainEvent;
import org.ale.schemas.chainbridge.v1.BlocksIngested;
import org.ale.schemas.chainbridge.v1.BuyOutFinalized;
import org.ale.schemas.chainbridge.v1.ClaimFinalized;
import org.ale.schemas.chainbridge.v1.ClaimQueued;
import org.ale.schemas.chainbridge.v1.CommunityTwinFinalized;
import org.ale.schemas.chainbridge.v1.EarningsRecorded;
import org.ale.schemas.chainbridge.v1.EpochFinal;
import org.ale.schemas.chainbridge.v1.EpochPlanned;
import org.ale.schemas.chainbridge.v1.EpochVetoed;
import org.ale.schemas.chainbridge.v1.EpochWithdrawn;
import org.ale.schemas.chainbridge.v1.InflationMinted;
import org.ale.schemas.chainbridge.v1.JobCloseFinalized;
import org.ale.schemas.chainbridge.v1.PayoutAddressLinked;
import org.ale.schemas.chainbridge.v1.RefundClaimFinalized;
import org.ale.schemas.chainbridge.v1.RefundQueued;
import org.ale.schemas.chainbridge.v1.RefundVetoFinalized;
import org.ale.schemas.chainbridge.v1.RewardsRecorded;
import org.ale.schemas.chainbridge.v1.RootPostFinalized;
import org.ale.schemas.chainbridge.v1.StakeFinalized;
import org.ale.schemas.chainbridge.v1.StandingsPlanned;
import org.ale.schemas.chainbridge.v1.StrangeRefundFinalized;
import org.ale.schemas.chainbridge.v1.TransactionBroadcast;
import org.ale.schemas.chainbridge.v1.TransactionPlanned;
import org.ale.schemas.chainbridge.v1.TransactionReorged;
import org.ale.schemas.chainbridge.v1.TransactionSigned;
import org.ale.schemas.chainbridge.v1.TwinQueued;
import org.ale.schemas.chainbridge.v1.UnstakeFinalized;

/** Writes facts about a chain. */
final class EventWriter {
    private EventWriter() {}

    static org.ale.schemas.chainbridge.v1.ChainEvent write(ChainEvent event) {
        var message = org.ale.schemas.chainbridge.v1.ChainEvent.newBuilder();
        switch (event) {
            case ChainEvent.EarningsRecorded from -> message.setEarningsRecorded(earnings(from));
            case ChainEvent.RewardsRecorded from -> message.setRewardsRecorded(rewards(from));
            case ChainEvent.PayoutAddressLinked from -> message.setPayoutAddressLinked(link(from));
            case ChainEvent.RefundQueued from -> message.setRefundQueued(refund(from));
            case ChainEvent.EpochPlanned from -> message.setEpochPlanned(epoch(from));
            case ChainEvent.EpochWithdrawn from ->
                    message.setEpochWithdrawn(
                            EpochWithdrawn.newBuilder()
                                    .setEpoch(from.epoch())
                                    .setCapBaseUnits(from.cap().toString()));
            case ChainEvent.EpochVetoed from ->
                    message.setEpochVetoed(EpochVetoed.newBuilder().setEpoch(from.epoch()));
            case ChainEvent.EpochFinal from -> message.setEpochFinal(settled(from));
            case ChainEvent.StandingsPlanned from -> message.setStandingsPlanned(standings(from));
            case ChainEvent.ClaimQueued from ->
                    message.setClaimQueued(
                            ClaimQueued.newBuilder().setAccount(from.account().hex()));
            case ChainEvent.TwinQueued from ->
                    message.setTwinQueued(
                            TwinQueued.newBuilder().setCommunity(IntentCodec.twin(from.twin())));
            case ChainEvent.TransactionPlanned from -> message.setTransactionPlanned(planned(from));
            case ChainEvent.TransactionSigned from -> message.setTransactionSigned(signed(from));
            case ChainEvent.TransactionBroadcast from ->
                    message.setTransactionBroadcast(
                            TransactionBroadcast.newBuilder()
                                    .setNonce(from.nonce())
                                    .setAttempt(from.attempt()));
            case ChainEvent.TransactionMined from ->
                    message.setTransactionMined(Values.mined(from.receipt()));
            case ChainEvent.TransactionReorged from ->
                    message.setTransactionReorged(
                            TransactionReorged.newBuilder()
                                    .setNonce(from.nonce())
                                    .setBlockHash(from.blockHash().hex()));
            case ChainEvent.TransactionFinal from ->
                    message.setTransactionFinal(Values.last(from.receipt()));
            case ChainEvent.DepositSeen from ->
                    message.setDepositSeen(Values.deposit(from.deposit()));
            case ChainEvent.DepositFinalized from ->
                    message.setDepositFinalized(Values.finalized(from.deposit(), from.atMillis()));
            case ChainEvent.StakeFinalized from -> message.setStakeFinalized(stake(from));
            case ChainEvent.UnstakeFinalized from -> message.setUnstakeFinalized(unstake(from));
            case ChainEvent.ClaimFinalized from -> message.setClaimFinalized(claim(from));
            case ChainEvent.RefundClaimFinalized from ->
                    message.setRefundClaimFinalized(refundClaim(from));
            case ChainEvent.JobCloseFinalized from -> message.setJobCloseFinalized(jobClose(from));
            case ChainEvent.RefundVetoFinalized from -> message.setRefundVetoFinalized(veto(from));
            case ChainEvent.StrangeRefundFinalized from ->
                    message.setStrangeRefundFinalized(strange(from));
            case ChainEvent.BuyOutFinalized from -> message.setBuyOutFinalized(buyOut(from));
            case ChainEvent.InflationMinted from -> message.setInflationMinted(minted(from));
            case ChainEvent.CommunityTwinFinalized from ->
                    message.setCommunityTwinFinalized(twin(from));
            case ChainEvent.RootPostFinalized from -> message.setRootPostFinalized(root(from));
            case ChainEvent.BlocksIngested from ->
                    message.setBlocksIngested(
                            BlocksIngested.newBuilder()
                                    .setBlock(from.block())
                                    .setBlockHash(from.blockHash().hex()));
        }
        return message.build();
    }

    private static EarningsRecorded earnings(ChainEvent.EarningsRecorded from) {
        return EarningsRecorded.newBuilder()
                .setCommunityId(from.community().toString())
                .setBatch(from.batch())
                .addAllCredits(Values.creditsOnWire(from.credits()))
                .addAllJobs(Values.jobsOnWire(from.jobs()))
                .addAllStandings(Values.standingsOnWire(from.standings()))
                .build();
    }

    private static RewardsRecorded rewards(ChainEvent.RewardsRecorded from) {
        return RewardsRecorded.newBuilder()
                .setIndex(from.index())
                .setBaseUnits(from.amount().toString())
                .addAllCredits(Values.creditsOnWire(from.credits()))
                .setLast(from.last())
                .build();
    }

    private static PayoutAddressLinked link(ChainEvent.PayoutAddressLinked from) {
        return PayoutAddressLinked.newBuilder()
                .setWorkerId(from.worker().toString())
                .setAccount(from.account().hex())
                .setWaitedBaseUnits(from.waited().toString())
                .build();
    }

    private static RefundQueued refund(ChainEvent.RefundQueued from) {
        return RefundQueued.newBuilder()
                .setDepositId(from.depositId())
                .setJobId(from.job().toString())
                .setBaseUnits(from.amount().toString())
                .build();
    }

    private static EpochPlanned epoch(ChainEvent.EpochPlanned from) {
        return EpochPlanned.newBuilder()
                .setEpoch(from.epoch())
                .setRoot(from.root().hex())
                .setTotalBaseUnits(from.total().toString())
                .setDataHash(from.dataHash().hex())
                .setLeaves(from.leaves())
                .build();
    }

    private static EpochFinal settled(ChainEvent.EpochFinal from) {
        return EpochFinal.newBuilder()
                .setEpoch(from.epoch())
                .setTransactionHash(from.transaction().hex())
                .setBlock(from.block())
                .setGasUsed(from.gasUsed())
                .build();
    }

    private static StandingsPlanned standings(ChainEvent.StandingsPlanned from) {
        return StandingsPlanned.newBuilder()
                .setEpoch(from.epoch())
                .setRoot(from.root().hex())
                .setLeaves(from.leaves())
                .build();
    }

    private static TransactionPlanned planned(ChainEvent.TransactionPlanned from) {
        return TransactionPlanned.newBuilder()
                .setNonce(from.nonce())
                .setIntent(IntentCodec.write(from.intent()))
                .setGasLimit(from.gasLimit())
                .build();
    }

    private static TransactionSigned signed(ChainEvent.TransactionSigned from) {
        return TransactionSigned.newBuilder()
                .setNonce(from.nonce())
                .setAttempt(from.attempt())
                .setRaw(ByteString.copyFrom(from.raw().bytes()))
                .setHash(from.hash().hex())
                .setMaxFeeWei(from.fees().max().toString())
                .setPriorityFeeWei(from.fees().priority().toString())
                .build();
    }

    private static StakeFinalized stake(ChainEvent.StakeFinalized from) {
        return StakeFinalized.newBuilder()
                .setAccount(from.account().hex())
                .setBaseUnits(from.amount().toString())
                .setAtMillis(from.atMillis())
                .build();
    }

    private static UnstakeFinalized unstake(ChainEvent.UnstakeFinalized from) {
        return UnstakeFinalized.newBuilder()
                .setAccount(from.account().hex())
                .setBaseUnits(from.amount().toString())
                .setAtMillis(from.atMillis())
                .build();
    }

    private static ClaimFinalized claim(ChainEvent.ClaimFinalized from) {
        return ClaimFinalized.newBuilder()
                .setAccount(from.account().hex())
                .setBaseUnits(from.amount().toString())
                .setCumulativeBaseUnits(from.cumulative().toString())
                .setAtMillis(from.atMillis())
                .build();
    }

    private static RefundClaimFinalized refundClaim(ChainEvent.RefundClaimFinalized from) {
        return RefundClaimFinalized.newBuilder()
                .setPayer(from.payer().hex())
                .setBaseUnits(from.amount().toString())
                .setAtMillis(from.atMillis())
                .build();
    }

    private static JobCloseFinalized jobClose(ChainEvent.JobCloseFinalized from) {
        return JobCloseFinalized.newBuilder()
                .setJobId(from.job().toString())
                .setPayer(from.payer().hex())
                .setBaseUnits(from.amount().toString())
                .setAtMillis(from.atMillis())
                .build();
    }

    private static RefundVetoFinalized veto(ChainEvent.RefundVetoFinalized from) {
        return RefundVetoFinalized.newBuilder()
                .setJobId(from.job().toString())
                .setPayer(from.payer().hex())
                .setBaseUnits(from.amount().toString())
                .setAtMillis(from.atMillis())
                .build();
    }

    private static StrangeRefundFinalized strange(ChainEvent.StrangeRefundFinalized from) {
        return StrangeRefundFinalized.newBuilder()
                .setJobId(from.job().toString())
                .setPayer(from.payer().hex())
                .setBaseUnits(from.amount().toString())
                .setAtMillis(from.atMillis())
                .build();
    }

    private static BuyOutFinalized buyOut(ChainEvent.BuyOutFinalized from) {
        return BuyOutFinalized.newBuilder()
                .setJobId(from.job().toString())
                .setPayer(from.payer().hex())
                .setBaseUnits(from.amount().toString())
                .setAtMillis(from.atMillis())
                .build();
    }

    private static InflationMinted minted(ChainEvent.InflationMinted from) {
        return InflationMinted.newBuilder()
                .setIndex(from.index())
                .setStakersBaseUnits(from.stakers().toString())
                .setCommunitiesBaseUnits(from.communities().toString())
                .setAtMillis(from.atMillis())
                .build();
    }

    private static CommunityTwinFinalized twin(ChainEvent.CommunityTwinFinalized from) {
        return CommunityTwinFinalized.newBuilder()
                .setCommunityId(from.community().toString())
                .setContract(from.contract().hex())
                .setFounder(from.founder().hex())
                .build();
    }

    private static RootPostFinalized root(ChainEvent.RootPostFinalized from) {
        return RootPostFinalized.newBuilder()
                .setEpoch(from.epoch())
                .setRoot(from.root().hex())
                .setTotalBaseUnits(from.total().toString())
                .build();
    }
}
