/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.codec;

import java.math.BigInteger;
import java.time.Instant;
import org.ale.chainbridge.domain.Address;
import org.ale.chainbridge.domain.BlockRange;
import org.ale.chainbridge.domain.Bytes;
import org.ale.chainbridge.domain.ChainCommand;
import org.ale.chainbridge.domain.FeeLimits;
import org.ale.chainbridge.domain.Fees;
import org.ale.chainbridge.domain.Hash32;
import org.ale.chainbridge.domain.Signature;
import org.ale.eventsourcing.UndecodableException;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.ale.kernel.WorkerId;
import org.ale.schemas.chainbridge.v1.CloseEpoch;
import org.ale.schemas.chainbridge.v1.DepositFor;
import org.ale.schemas.chainbridge.v1.RecordBlocks;
import org.ale.schemas.chainbridge.v1.RecordEarnings;
import org.ale.schemas.chainbridge.v1.RecordSigned;
import org.ale.schemas.chainbridge.v1.RequestAutoStake;

/** Reads wishes and reports that were logged at one time. */
final class CommandReader {
    private final Instant at;

    CommandReader(Instant at) {
        this.at = at;
    }

    ChainCommand read(org.ale.schemas.chainbridge.v1.ChainCommand from) {
        return switch (from.getCommandCase()) {
            case RECORD_EARNINGS -> earnings(from.getRecordEarnings());
            case RECORD_REWARDS ->
                    new ChainCommand.RecordRewards(
                            from.getRecordRewards().getIndex(),
                            Values.credits(from.getRecordRewards().getCreditsList()),
                            from.getRecordRewards().getLast(),
                            at);
            case LINK_PAYOUT_ADDRESS ->
                    new ChainCommand.LinkPayoutAddress(
                            WorkerId.of(from.getLinkPayoutAddress().getWorkerId()),
                            Address.of(from.getLinkPayoutAddress().getAccount()),
                            at);
            case REFUND_DEPOSIT ->
                    new ChainCommand.RefundDeposit(
                            from.getRefundDeposit().getDepositId(),
                            Ale.ofBaseUnits(from.getRefundDeposit().getBaseUnits()),
                            at);
            case FOUND_TWIN ->
                    new ChainCommand.FoundTwin(
                            IntentCodec.twin(from.getFoundTwin().getCommunity()), at);
            case PLAN_TWINS ->
                    new ChainCommand.PlanTwins(
                            new BigInteger(from.getPlanTwins().getDailyBudgetWei()), at);
            case CLOSE_EPOCH -> closeEpoch(from.getCloseEpoch());
            case REQUEST_MINT -> new ChainCommand.RequestMint(at);
            case REQUEST_CLAIM ->
                    new ChainCommand.RequestClaim(
                            WorkerId.of(from.getRequestClaim().getWorkerId()), at);
            case RELAY_CLAIMS ->
                    new ChainCommand.RelayClaims(
                            Hash32.of(from.getRelayClaims().getActiveRoot()), at);
            case REQUEST_AUTO_STAKE -> autoStake(from.getRequestAutoStake());
            case DEPOSIT_FROM_TREASURY -> deposit(from.getDepositFromTreasury().getDeposit());
            case RECORD_SIGNED -> signed(from.getRecordSigned());
            case RECORD_BROADCAST ->
                    new ChainCommand.RecordBroadcast(
                            from.getRecordBroadcast().getBroadcast().getNonce(),
                            from.getRecordBroadcast().getBroadcast().getAttempt(),
                            at);
            case RECORD_MINED ->
                    new ChainCommand.RecordMined(
                            Values.receipt(from.getRecordMined().getMined()), at);
            case RECORD_REORGED ->
                    new ChainCommand.RecordReorged(
                            from.getRecordReorged().getReorged().getNonce(),
                            Hash32.of(from.getRecordReorged().getReorged().getBlockHash()),
                            at);
            case RECORD_FINAL ->
                    new ChainCommand.RecordFinal(
                            Values.receipt(from.getRecordFinal().getFinal()), at);
            case RECORD_SEEN ->
                    new ChainCommand.RecordSeen(
                            from.getRecordSeen().getDepositsList().stream()
                                    .map(Values::deposit)
                                    .toList(),
                            at);
            case RECORD_BLOCKS -> blocks(from.getRecordBlocks());
            case RECONCILE_CHAIN ->
                    new ChainCommand.ReconcileChain(
                            from.getReconcileChain().getLastEpoch(),
                            Hash32.of(from.getReconcileChain().getActiveRoot()),
                            from.getReconcileChain().getPosterNonce(),
                            from.getReconcileChain().getBlock(),
                            at);
            case COMMAND_NOT_SET -> throw new UndecodableException("a wish that says nothing");
        };
    }

    private ChainCommand closeEpoch(CloseEpoch from) {
        var cap = from.getCapBaseUnits();
        return new ChainCommand.CloseEpoch(
                cap.isEmpty() ? null : Ale.ofBaseUnits(cap), from.getEscrowPaused(), at);
    }

    private ChainCommand earnings(RecordEarnings from) {
        return new ChainCommand.RecordEarnings(
                CommunityId.of(from.getCommunityId()),
                from.getBatch(),
                Values.credits(from.getCreditsList()),
                Values.jobs(from.getJobsList()),
                Values.standings(from.getStandingsList()),
                at);
    }

    private ChainCommand autoStake(RequestAutoStake from) {
        return new ChainCommand.RequestAutoStake(
                WorkerId.of(from.getWorkerId()),
                from.getWish().getBps(),
                from.getWish().getDeadline(),
                Signature.of(from.getWish().getSignature().toByteArray()),
                at);
    }

    private ChainCommand deposit(DepositFor from) {
        return new ChainCommand.DepositFromTreasury(
                JobId.of(from.getJobId()),
                Address.of(from.getPayer()),
                Ale.ofBaseUnits(from.getBaseUnits()),
                at);
    }

    private ChainCommand signed(RecordSigned from) {
        var signed = from.getSigned();
        return new ChainCommand.RecordSigned(
                signed.getNonce(),
                signed.getAttempt(),
                Bytes.of(signed.getRaw().toByteArray()),
                Hash32.of(signed.getHash()),
                new Fees(
                        new BigInteger(signed.getMaxFeeWei()),
                        new BigInteger(signed.getPriorityFeeWei())),
                new FeeLimits(
                        new BigInteger(from.getCeilingWei()),
                        new BigInteger(from.getDailyBudgetWei())),
                at);
    }

    private ChainCommand blocks(RecordBlocks from) {
        var findings = new EventReader(at);
        return new ChainCommand.RecordBlocks(
                new BlockRange(
                        from.getAfterBlock(),
                        Hash32.of(from.getAfterHash()),
                        from.getBlock(),
                        Hash32.of(from.getBlockHash())),
                from.getFindingsList().stream().map(findings::read).toList(),
                at);
    }
}
