/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.codec;

import java.math.BigInteger;
import java.time.Instant;
import org.ale.chainbridge.domain.Address;
import org.ale.chainbridge.domain.Bytes;
import org.ale.chainbridge.domain.ChainEvent;
import org.ale.chainbridge.domain.Fees;
import org.ale.chainbridge.domain.Hash32;
import org.ale.eventsourcing.UndecodableException;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.ale.kernel.WorkerId;
import org.ale.schemas.chainbridge.v1.BuyOutFinalized;
import org.ale.schemas.chainbridge.v1.ClaimFinalized;
import org.ale.schemas.chainbridge.v1.EarningsRecorded;
import org.ale.schemas.chainbridge.v1.EpochFinal;
import org.ale.schemas.chainbridge.v1.EpochPlanned;
import org.ale.schemas.chainbridge.v1.InflationMinted;
import org.ale.schemas.chainbridge.v1.JobCloseFinalized;
import org.ale.schemas.chainbridge.v1.PayoutAddressLinked;
import org.ale.schemas.chainbridge.v1.RefundClaimFinalized;
import org.ale.schemas.chainbridge.v1.RefundQueued;
import org.ale.schemas.chainbridge.v1.RefundVetoFinalized;
import org.ale.schemas.chainbridge.v1.RewardsRecorded;
import org.ale.schemas.chainbridge.v1.StakeFinalized;
import org.ale.schemas.chainbridge.v1.StandingsPlanned;
import org.ale.schemas.chainbridge.v1.StrangeRefundFinalized;
import org.ale.schemas.chainbridge.v1.TransactionPlanned;
import org.ale.schemas.chainbridge.v1.TransactionSigned;
import org.ale.schemas.chainbridge.v1.UnstakeFinalized;

/** Reads facts about a chain that were decided at one log time. */
final class EventReader {
    private final Instant at;

    EventReader(Instant at) {
        this.at = at;
    }

    ChainEvent read(org.ale.schemas.chainbridge.v1.ChainEvent from) {
        return switch (from.getEventCase()) {
            case EARNINGS_RECORDED -> earnings(from.getEarningsRecorded());
            case REWARDS_RECORDED -> rewards(from.getRewardsRecorded());
            case PAYOUT_ADDRESS_LINKED -> link(from.getPayoutAddressLinked());
            case REFUND_QUEUED -> refund(from.getRefundQueued());
            case EPOCH_PLANNED -> epoch(from.getEpochPlanned());
            case EPOCH_WITHDRAWN ->
                    new ChainEvent.EpochWithdrawn(
                            from.getEpochWithdrawn().getEpoch(),
                            Ale.ofBaseUnits(from.getEpochWithdrawn().getCapBaseUnits()),
                            at);
            case EPOCH_VETOED -> new ChainEvent.EpochVetoed(from.getEpochVetoed().getEpoch(), at);
            case EPOCH_FINAL -> settled(from.getEpochFinal());
            case STANDINGS_PLANNED -> standings(from.getStandingsPlanned());
            case CLAIM_QUEUED ->
                    new ChainEvent.ClaimQueued(Address.of(from.getClaimQueued().getAccount()), at);
            case TWIN_QUEUED ->
                    new ChainEvent.TwinQueued(
                            IntentCodec.twin(from.getTwinQueued().getCommunity()), at);
            case TRANSACTION_PLANNED -> planned(from.getTransactionPlanned());
            case TRANSACTION_SIGNED -> signed(from.getTransactionSigned());
            case TRANSACTION_BROADCAST ->
                    new ChainEvent.TransactionBroadcast(
                            from.getTransactionBroadcast().getNonce(),
                            from.getTransactionBroadcast().getAttempt(),
                            at);
            case TRANSACTION_MINED ->
                    new ChainEvent.TransactionMined(Values.receipt(from.getTransactionMined()), at);
            case TRANSACTION_REORGED ->
                    new ChainEvent.TransactionReorged(
                            from.getTransactionReorged().getNonce(),
                            Hash32.of(from.getTransactionReorged().getBlockHash()),
                            at);
            case TRANSACTION_FINAL ->
                    new ChainEvent.TransactionFinal(Values.receipt(from.getTransactionFinal()), at);
            case DEPOSIT_SEEN ->
                    new ChainEvent.DepositSeen(Values.deposit(from.getDepositSeen()), at);
            case DEPOSIT_FINALIZED ->
                    new ChainEvent.DepositFinalized(
                            Values.deposit(from.getDepositFinalized()),
                            from.getDepositFinalized().getAtMillis(),
                            at);
            case STAKE_FINALIZED -> stake(from.getStakeFinalized());
            case UNSTAKE_FINALIZED -> unstake(from.getUnstakeFinalized());
            case CLAIM_FINALIZED -> claim(from.getClaimFinalized());
            case REFUND_CLAIM_FINALIZED -> refundClaim(from.getRefundClaimFinalized());
            case JOB_CLOSE_FINALIZED -> jobClose(from.getJobCloseFinalized());
            case REFUND_VETO_FINALIZED -> veto(from.getRefundVetoFinalized());
            case STRANGE_REFUND_FINALIZED -> strange(from.getStrangeRefundFinalized());
            case BUY_OUT_FINALIZED -> buyOut(from.getBuyOutFinalized());
            case INFLATION_MINTED -> minted(from.getInflationMinted());
            case COMMUNITY_TWIN_FINALIZED ->
                    new ChainEvent.CommunityTwinFinalized(
                            CommunityId.of(from.getCommunityTwinFinalized().getCommunityId()),
                            Address.of(from.getCommunityTwinFinalized().getContract()),
                            Address.of(from.getCommunityTwinFinalized().getFounder()),
                            at);
            case ROOT_POST_FINALIZED ->
                    new ChainEvent.RootPostFinalized(
                            from.getRootPostFinalized().getEpoch(),
                            Hash32.of(from.getRootPostFinalized().getRoot()),
                            Ale.ofBaseUnits(from.getRootPostFinalized().getTotalBaseUnits()),
                            at);
            case BLOCKS_INGESTED ->
                    new ChainEvent.BlocksIngested(
                            from.getBlocksIngested().getBlock(),
                            Hash32.of(from.getBlocksIngested().getBlockHash()),
                            at);
            case EVENT_NOT_SET -> throw new UndecodableException("a fact that says nothing");
        };
    }

    private ChainEvent earnings(EarningsRecorded from) {
        return new ChainEvent.EarningsRecorded(
                CommunityId.of(from.getCommunityId()),
                from.getBatch(),
                Values.credits(from.getCreditsList()),
                Values.jobs(from.getJobsList()),
                Values.standings(from.getStandingsList()),
                at);
    }

    private ChainEvent rewards(RewardsRecorded from) {
        return new ChainEvent.RewardsRecorded(
                from.getIndex(),
                Ale.ofBaseUnits(from.getBaseUnits()),
                Values.credits(from.getCreditsList()),
                from.getLast(),
                at);
    }

    private ChainEvent link(PayoutAddressLinked from) {
        return new ChainEvent.PayoutAddressLinked(
                WorkerId.of(from.getWorkerId()),
                Address.of(from.getAccount()),
                Ale.ofBaseUnits(from.getWaitedBaseUnits()),
                at);
    }

    private ChainEvent refund(RefundQueued from) {
        return new ChainEvent.RefundQueued(
                from.getDepositId(),
                JobId.of(from.getJobId()),
                Ale.ofBaseUnits(from.getBaseUnits()),
                at);
    }

    private ChainEvent epoch(EpochPlanned from) {
        return new ChainEvent.EpochPlanned(
                from.getEpoch(),
                Hash32.of(from.getRoot()),
                Ale.ofBaseUnits(from.getTotalBaseUnits()),
                Hash32.of(from.getDataHash()),
                from.getLeaves(),
                at);
    }

    private ChainEvent settled(EpochFinal from) {
        return new ChainEvent.EpochFinal(
                from.getEpoch(),
                Hash32.of(from.getTransactionHash()),
                from.getBlock(),
                from.getGasUsed(),
                at);
    }

    private ChainEvent standings(StandingsPlanned from) {
        return new ChainEvent.StandingsPlanned(
                from.getEpoch(), Hash32.of(from.getRoot()), from.getLeaves(), at);
    }

    private ChainEvent planned(TransactionPlanned from) {
        return new ChainEvent.TransactionPlanned(
                from.getNonce(), IntentCodec.read(from.getIntent()), from.getGasLimit(), at);
    }

    private ChainEvent signed(TransactionSigned from) {
        return new ChainEvent.TransactionSigned(
                from.getNonce(),
                from.getAttempt(),
                Bytes.of(from.getRaw().toByteArray()),
                Hash32.of(from.getHash()),
                new Fees(
                        new BigInteger(from.getMaxFeeWei()),
                        new BigInteger(from.getPriorityFeeWei())),
                at);
    }

    private ChainEvent stake(StakeFinalized from) {
        return new ChainEvent.StakeFinalized(
                Address.of(from.getAccount()),
                Ale.ofBaseUnits(from.getBaseUnits()),
                from.getAtMillis(),
                at);
    }

    private ChainEvent unstake(UnstakeFinalized from) {
        return new ChainEvent.UnstakeFinalized(
                Address.of(from.getAccount()),
                Ale.ofBaseUnits(from.getBaseUnits()),
                from.getAtMillis(),
                at);
    }

    private ChainEvent claim(ClaimFinalized from) {
        return new ChainEvent.ClaimFinalized(
                Address.of(from.getAccount()),
                Ale.ofBaseUnits(from.getBaseUnits()),
                Ale.ofBaseUnits(from.getCumulativeBaseUnits()),
                from.getAtMillis(),
                at);
    }

    private ChainEvent refundClaim(RefundClaimFinalized from) {
        return new ChainEvent.RefundClaimFinalized(
                Address.of(from.getPayer()),
                Ale.ofBaseUnits(from.getBaseUnits()),
                from.getAtMillis(),
                at);
    }

    private ChainEvent jobClose(JobCloseFinalized from) {
        return new ChainEvent.JobCloseFinalized(
                JobId.of(from.getJobId()),
                Address.of(from.getPayer()),
                Ale.ofBaseUnits(from.getBaseUnits()),
                from.getAtMillis(),
                at);
    }

    private ChainEvent veto(RefundVetoFinalized from) {
        return new ChainEvent.RefundVetoFinalized(
                JobId.of(from.getJobId()),
                Address.of(from.getPayer()),
                Ale.ofBaseUnits(from.getBaseUnits()),
                from.getAtMillis(),
                at);
    }

    private ChainEvent strange(StrangeRefundFinalized from) {
        return new ChainEvent.StrangeRefundFinalized(
                JobId.of(from.getJobId()),
                Address.of(from.getPayer()),
                Ale.ofBaseUnits(from.getBaseUnits()),
                from.getAtMillis(),
                at);
    }

    private ChainEvent buyOut(BuyOutFinalized from) {
        return new ChainEvent.BuyOutFinalized(
                JobId.of(from.getJobId()),
                Address.of(from.getPayer()),
                Ale.ofBaseUnits(from.getBaseUnits()),
                from.getAtMillis(),
                at);
    }

    private ChainEvent minted(InflationMinted from) {
        return new ChainEvent.InflationMinted(
                from.getIndex(),
                Ale.ofBaseUnits(from.getStakersBaseUnits()),
                Ale.ofBaseUnits(from.getCommunitiesBaseUnits()),
                from.getAtMillis(),
                at);
    }
}
