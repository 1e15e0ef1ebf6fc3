/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.codec;

import com.google.protobuf.ByteString;
import org.ale.chainbridge.domain.ChainCommand;
import org.ale.schemas.chainbridge.v1.CloseEpoch;
import org.ale.schemas.chainbridge.v1.DepositFor;
import org.ale.schemas.chainbridge.v1.DepositFromTreasury;
import org.ale.schemas.chainbridge.v1.FoundTwin;
import org.ale.schemas.chainbridge.v1.LinkPayoutAddress;
import org.ale.schemas.chainbridge.v1.PlanTwins;
import org.ale.schemas.chainbridge.v1.ReconcileChain;
import org.ale.schemas.chainbridge.v1.RecordBlocks;
import org.ale.schemas.chainbridge.v1.RecordBroadcast;
import org.ale.schemas.chainbridge.v1.RecordEarnings;
import org.ale.schemas.chainbridge.v1.RecordFinal;
import org.ale.schemas.chainbridge.v1.RecordMined;
import org.ale.schemas.chainbridge.v1.RecordReorged;
import org.ale.schemas.chainbridge.v1.RecordRewards;
import org.ale.schemas.chainbridge.v1.RecordSeen;
import org.ale.schemas.chainbridge.v1.RecordSigned;
import org.ale.schemas.chainbridge.v1.RefundDeposit;
import org.ale.schemas.chainbridge.v1.RelayClaims;
import org.ale.schemas.chainbridge.v1.RequestAutoStake;
import org.ale.schemas.chainbridge.v1.RequestClaim;
import org.ale.schemas.chainbridge.v1.RequestMint;
import org.ale.schemas.chainbridge.v1.SetAutoStake;
import org.ale.schemas.chainbridge.v1.TransactionBroadcast;
import org.ale.schemas.chainbridge.v1.TransactionReorged;
import org.ale.schemas.chainbridge.v1.TransactionSigned;

/** Writes wishes and reports. */
final class CommandWriter {
    private CommandWriter() {}

    static org.ale.schemas.chainbridge.v1.ChainCommand write(ChainCommand command) {
        var message = org.ale.schemas.chainbridge.v1.ChainCommand.newBuilder();
        switch (command) {
            case ChainCommand.RecordEarnings from -> message.setRecordEarnings(earnings(from));
            case ChainCommand.RecordRewards from ->
                    message.setRecordRewards(
                            RecordRewards.newBuilder()
                                    .setIndex(from.index())
                                    .addAllCredits(Values.creditsOnWire(from.credits()))
                                    .setLast(from.last()));
            case ChainCommand.LinkPayoutAddress from ->
                    message.setLinkPayoutAddress(
                            LinkPayoutAddress.newBuilder()
                                    .setWorkerId(from.worker().toString())
                                    .setAccount(from.account().hex()));
            case ChainCommand.RefundDeposit from ->
                    message.setRefundDeposit(
                            RefundDeposit.newBuilder()
                                    .setDepositId(from.depositId())
                                    .setBaseUnits(from.amount().toString()));
            case ChainCommand.FoundTwin from ->
                    message.setFoundTwin(
                            FoundTwin.newBuilder().setCommunity(IntentCodec.twin(from.twin())));
            case ChainCommand.PlanTwins from ->
                    message.setPlanTwins(
                            PlanTwins.newBuilder()
                                    .setDailyBudgetWei(from.dailyBudgetWei().toString()));
            case ChainCommand.CloseEpoch(var cap, var isEscrowPaused, _) ->
                    message.setCloseEpoch(
                            CloseEpoch.newBuilder()
                                    .setCapBaseUnits(cap == null ? "" : cap.toString())
                                    .setEscrowPaused(isEscrowPaused));
            case ChainCommand.RequestMint _ ->
                    message.setRequestMint(RequestMint.getDefaultInstance());
            case ChainCommand.RequestClaim from ->
                    message.setRequestClaim(
                            RequestClaim.newBuilder().setWorkerId(from.worker().toString()));
            case ChainCommand.RelayClaims from ->
                    message.setRelayClaims(
                            RelayClaims.newBuilder().setActiveRoot(from.activeRoot().hex()));
            case ChainCommand.RequestAutoStake from -> message.setRequestAutoStake(autoStake(from));
            case ChainCommand.DepositFromTreasury from ->
                    message.setDepositFromTreasury(deposit(from));
            case ChainCommand.RecordSigned from -> message.setRecordSigned(signed(from));
            case ChainCommand.RecordBroadcast from -> message.setRecordBroadcast(broadcast(from));
            case ChainCommand.RecordMined from ->
                    message.setRecordMined(
                            RecordMined.newBuilder().setMined(Values.mined(from.receipt())));
            case ChainCommand.RecordReorged from -> message.setRecordReorged(reorged(from));
            case ChainCommand.RecordFinal from ->
                    message.setRecordFinal(
                            RecordFinal.newBuilder().setFinal(Values.last(from.receipt())));
            case ChainCommand.RecordSeen from ->
                    message.setRecordSeen(
                            RecordSeen.newBuilder()
                                    .addAllDeposits(
                                            from.deposits().stream()
                                                    .map(Values::deposit)
                                                    .toList()));
            case ChainCommand.RecordBlocks from -> message.setRecordBlocks(blocks(from));
            case ChainCommand.ReconcileChain from ->
                    message.setReconcileChain(
                            ReconcileChain.newBuilder()
                                    .setLastEpoch(from.lastEpoch())
                                    .setActiveRoot(from.activeRoot().hex())
                                    .setPosterNonce(from.posterNonce())
                                    .setBlock(from.block()));
        }
        return message.build();
    }

    private static RecordEarnings earnings(ChainCommand.RecordEarnings from) {
        return RecordEarnings.newBuilder()
                .setCommunityId(from.community().toString())
                .setBatch(from.batch())
                .addAllCredits(Values.creditsOnWire(from.credits()))
                .addAllJobs(Values.jobsOnWire(from.jobs()))
                .addAllStandings(Values.standingsOnWire(from.standings()))
                .build();
    }

    private static RequestAutoStake autoStake(ChainCommand.RequestAutoStake from) {
        return RequestAutoStake.newBuilder()
                .setWorkerId(from.worker().toString())
                .setWish(
                        SetAutoStake.newBuilder()
                                .setBps(from.bps())
                                .setDeadline(from.deadline())
                                .setSignature(ByteString.copyFrom(from.signature().bytes())))
                .build();
    }

    private static DepositFromTreasury deposit(ChainCommand.DepositFromTreasury from) {
        return DepositFromTreasury.newBuilder()
                .setDeposit(
                        DepositFor.newBuilder()
                                .setJobId(from.job().toString())
                                .setPayer(from.payer().hex())
                                .setBaseUnits(from.amount().toString()))
                .build();
    }

    private static RecordSigned signed(ChainCommand.RecordSigned from) {
        return RecordSigned.newBuilder()
                .setSigned(
                        TransactionSigned.newBuilder()
                                .setNonce(from.nonce())
                                .setAttempt(from.attempt())
                                .setRaw(ByteString.copyFrom(from.raw().bytes()))
                                .setHash(from.hash().hex())
                                .setMaxFeeWei(from.fees().max().toString())
                                .setPriorityFeeWei(from.fees().priority().toString()))
                .setCeilingWei(from.limits().ceiling().toString())
                .setDailyBudgetWei(from.limits().dailyBudget().toString())
                .build();
    }

    private static RecordBroadcast broadcast(ChainCommand.RecordBroadcast from) {
        return RecordBroadcast.newBuilder()
                .setBroadcast(
                        TransactionBroadcast.newBuilder()
                                .setNonce(from.nonce())
                                .setAttempt(from.attempt()))
                .build();
    }

    private static RecordReorged reorged(ChainCommand.RecordReorged from) {
        return RecordReorged.newBuilder()
                .setReorged(
                        TransactionReorged.newBuilder()
                                .setNonce(from.nonce())
                                .setBlockHash(from.blockHash().hex()))
                .build();
    }

    private static RecordBlocks blocks(ChainCommand.RecordBlocks from) {
        var range = from.range();
        return RecordBlocks.newBuilder()
                .setAfterBlock(range.after())
                .setAfterHash(range.afterHash().hex())
                .setBlock(range.block())
                .setBlockHash(range.blockHash().hex())
                .addAllFindings(from.findings().stream().map(EventWriter::write).toList())
                .build();
    }
}
