/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.UndecodableException;
import org.ale.kernel.Ale;
import org.ale.kernel.ClientId;
import org.ale.kernel.JobId;
import org.ale.kernel.PayScope;
import org.ale.kernel.PoolId;
import org.ale.payment.domain.AccountCommand;
import org.ale.payment.domain.Budget;
import org.ale.payment.domain.Share;
import org.ale.schemas.payment.v1.CloseEscrow;
import org.ale.schemas.payment.v1.FundEscrow;
import org.ale.schemas.payment.v1.HoldPot;
import org.ale.schemas.payment.v1.NoteStandings;
import org.ale.schemas.payment.v1.PayPromotion;
import org.ale.schemas.payment.v1.RefundItems;
import org.ale.schemas.payment.v1.ReturnEscrow;
import org.ale.schemas.payment.v1.SettleEarnings;
import org.ale.schemas.payment.v1.SplitPot;

/** Wishes as the oneof message {@code ale.payment.v1.AccountCommand}. */
public final class AccountCommandCodec implements Codec<AccountCommand> {
    @Override
    public String typeOf(AccountCommand command) {
        return switch (command) {
            case AccountCommand.FundEscrow _ -> "ale.payment.v1.FundEscrow";
            case AccountCommand.SplitPot _ -> "ale.payment.v1.SplitPot";
            case AccountCommand.HoldPot _ -> "ale.payment.v1.HoldPot";
            case AccountCommand.RefundItems _ -> "ale.payment.v1.RefundItems";
            case AccountCommand.CloseEscrow _ -> "ale.payment.v1.CloseEscrow";
            case AccountCommand.ReturnEscrow _ -> "ale.payment.v1.ReturnEscrow";
            case AccountCommand.PayPromotion _ -> "ale.payment.v1.PayPromotion";
            case AccountCommand.SettleEarnings _ -> "ale.payment.v1.SettleEarnings";
            case AccountCommand.NoteStandings _ -> "ale.payment.v1.NoteStandings";
        };
    }

    @Override
    public byte[] encode(AccountCommand command) {
        var message = org.ale.schemas.payment.v1.AccountCommand.newBuilder();
        switch (command) {
            case AccountCommand.FundEscrow from -> message.setFundEscrow(write(from.budget()));
            case AccountCommand.SplitPot from -> message.setSplitPot(write(from.share()));
            case AccountCommand.HoldPot from ->
                    message.setHoldPot(
                            HoldPot.newBuilder()
                                    .setPoolId(from.poolId().toString())
                                    .addAllParties(Values.partiesOnWire(from.parties()))
                                    .setVisibleAfter(from.visibleAfter()));
            case AccountCommand.RefundItems from ->
                    message.setRefundItems(
                            RefundItems.newBuilder()
                                    .setJobId(from.jobId().toString())
                                    .setCount(from.count()));
            case AccountCommand.CloseEscrow from ->
                    message.setCloseEscrow(
                            CloseEscrow.newBuilder().setJobId(from.jobId().toString()));
            case AccountCommand.ReturnEscrow from ->
                    message.setReturnEscrow(
                            ReturnEscrow.newBuilder().setJobId(from.jobId().toString()));
            case AccountCommand.PayPromotion from ->
                    message.setPayPromotion(
                            PayPromotion.newBuilder()
                                    .setJobId(from.jobId().toString())
                                    .setBaseUnits(from.amount().toString()));
            case AccountCommand.SettleEarnings _ ->
                    message.setSettleEarnings(SettleEarnings.getDefaultInstance());
            case AccountCommand.NoteStandings from ->
                    message.setNoteStandings(
                            NoteStandings.newBuilder()
                                    .addAllStandings(
                                            Settlements.standingsOnWire(from.standings())));
        }
        return message.build().toByteArray();
    }

    @Override
    public AccountCommand decode(byte[] bytes, Instant at) {
        try {
            return read(org.ale.schemas.payment.v1.AccountCommand.parseFrom(bytes), at);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new UndecodableException("not a wish about accounts: " + e.getMessage(), e);
        }
    }

    private static AccountCommand read(
            org.ale.schemas.payment.v1.AccountCommand message, Instant at) {
        return switch (message.getCommandCase()) {
            case FUND_ESCROW -> new AccountCommand.FundEscrow(read(message.getFundEscrow()), at);
            case SPLIT_POT -> new AccountCommand.SplitPot(read(message.getSplitPot()), at);
            case HOLD_POT -> {
                var from = message.getHoldPot();
                yield new AccountCommand.HoldPot(
                        PoolId.of(from.getPoolId()),
                        Values.parties(from.getPartiesList()),
                        from.getVisibleAfter(),
                        at);
            }
            case REFUND_ITEMS -> {
                var from = message.getRefundItems();
                yield new AccountCommand.RefundItems(
                        JobId.of(from.getJobId()), from.getCount(), at);
            }
            case CLOSE_ESCROW ->
                    new AccountCommand.CloseEscrow(
                            JobId.of(message.getCloseEscrow().getJobId()), at);
            case RETURN_ESCROW ->
                    new AccountCommand.ReturnEscrow(
                            JobId.of(message.getReturnEscrow().getJobId()), at);
            case PAY_PROMOTION -> {
                var from = message.getPayPromotion();
                yield new AccountCommand.PayPromotion(
                        JobId.of(from.getJobId()), Ale.ofBaseUnits(from.getBaseUnits()), at);
            }
            case SETTLE_EARNINGS -> new AccountCommand.SettleEarnings(at);
            case NOTE_STANDINGS ->
                    new AccountCommand.NoteStandings(
                            Settlements.standings(message.getNoteStandings().getStandingsList()),
                            at);
            case COMMAND_NOT_SET -> throw new UndecodableException("a wish for nothing");
        };
    }

    private static FundEscrow write(Budget from) {
        return FundEscrow.newBuilder()
                .setJobId(from.jobId().toString())
                .setClientId(from.clientId().toString())
                .setFundedBaseUnits(from.funded().toString())
                .setFeeBaseUnits(from.fee().toString())
                .setPotBaseUnits(from.pot().toString())
                .setItems(from.items())
                .setDepositId(from.depositId())
                .build();
    }

    private static Budget read(FundEscrow from) {
        return new Budget(
                JobId.of(from.getJobId()),
                ClientId.of(from.getClientId()),
                Ale.ofBaseUnits(from.getFundedBaseUnits()),
                Ale.ofBaseUnits(from.getFeeBaseUnits()),
                Ale.ofBaseUnits(from.getPotBaseUnits()),
                from.getItems(),
                from.getDepositId());
    }

    private static SplitPot write(Share from) {
        return SplitPot.newBuilder()
                .setPoolId(from.poolId().toString())
                .setLabel(from.label())
                .setConfidenceMicro(from.confidenceMicro())
                .addAllParties(Values.partiesOnWire(from.parties()))
                .setPayScope(from.payScope().name())
                .setEqualShareBps(from.equalShareBps())
                .setVisibleAfter(from.visibleAfter())
                .setOnboarding(from.onboarding())
                .build();
    }

    private static Share read(SplitPot from) {
        return new Share(
                PoolId.of(from.getPoolId()),
                from.getLabel(),
                from.getConfidenceMicro(),
                Values.parties(from.getPartiesList()),
                PayScope.valueOf(from.getPayScope()),
                from.getEqualShareBps(),
                from.getVisibleAfter(),
                from.getOnboarding());
    }
}
