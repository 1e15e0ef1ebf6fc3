/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static org.ale.eventsourcing.Decision.accepted;
import static org.ale.eventsourcing.Decision.rejected;

import java.time.Instant;
import org.ale.chainbridge.domain.ChainCommand.CloseEpoch;
import org.ale.chainbridge.domain.ChainCommand.DepositFromTreasury;
import org.ale.chainbridge.domain.ChainCommand.FoundTwin;
import org.ale.chainbridge.domain.ChainCommand.LinkPayoutAddress;
import org.ale.chainbridge.domain.ChainCommand.PlanTwins;
import org.ale.chainbridge.domain.ChainCommand.ReconcileChain;
import org.ale.chainbridge.domain.ChainCommand.RecordBlocks;
import org.ale.chainbridge.domain.ChainCommand.RecordBroadcast;
import org.ale.chainbridge.domain.ChainCommand.RecordEarnings;
import org.ale.chainbridge.domain.ChainCommand.RecordFinal;
import org.ale.chainbridge.domain.ChainCommand.RecordMined;
import org.ale.chainbridge.domain.ChainCommand.RecordReorged;
import org.ale.chainbridge.domain.ChainCommand.RecordRewards;
import org.ale.chainbridge.domain.ChainCommand.RecordSeen;
import org.ale.chainbridge.domain.ChainCommand.RecordSigned;
import org.ale.chainbridge.domain.ChainCommand.RefundDeposit;
import org.ale.chainbridge.domain.ChainCommand.RelayClaims;
import org.ale.chainbridge.domain.ChainCommand.RequestAutoStake;
import org.ale.chainbridge.domain.ChainCommand.RequestClaim;
import org.ale.chainbridge.domain.ChainCommand.RequestMint;
import org.ale.chainbridge.domain.ChainEvent.BlocksIngested;
import org.ale.chainbridge.domain.ChainEvent.BuyOutFinalized;
import org.ale.chainbridge.domain.ChainEvent.ClaimFinalized;
import org.ale.chainbridge.domain.ChainEvent.ClaimQueued;
import org.ale.chainbridge.domain.ChainEvent.CommunityTwinFinalized;
import org.ale.chainbridge.domain.ChainEvent.DepositFinalized;
import org.ale.chainbridge.domain.ChainEvent.DepositSeen;
import org.ale.chainbridge.domain.ChainEvent.EarningsRecorded;
import org.ale.chainbridge.domain.ChainEvent.EpochFinal;
import org.ale.chainbridge.domain.ChainEvent.EpochPlanned;
import org.ale.chainbridge.domain.ChainEvent.EpochVetoed;
import org.ale.chainbridge.domain.ChainEvent.EpochWithdrawn;
import org.ale.chainbridge.domain.ChainEvent.InflationMinted;
import org.ale.chainbridge.domain.ChainEvent.JobCloseFinalized;
import org.ale.chainbridge.domain.ChainEvent.PayoutAddressLinked;
import org.ale.chainbridge.domain.ChainEvent.RefundClaimFinalized;
import org.ale.chainbridge.domain.ChainEvent.RefundQueued;
import org.ale.chainbridge.domain.ChainEvent.RefundVetoFinalized;
import org.ale.chainbridge.domain.ChainEvent.RewardsRecorded;
import org.ale.chainbridge.domain.ChainEvent.RootPostFinalized;
import org.ale.chainbridge.domain.ChainEvent.StakeFinalized;
import org.ale.chainbridge.domain.ChainEvent.StandingsPlanned;
import org.ale.chainbridge.domain.ChainEvent.StrangeRefundFinalized;
import org.ale.chainbridge.domain.ChainEvent.TransactionBroadcast;
import org.ale.chainbridge.domain.ChainEvent.TransactionFinal;
import org.ale.chainbridge.domain.ChainEvent.TransactionMined;
import org.ale.chainbridge.domain.ChainEvent.TransactionPlanned;
import org.ale.chainbridge.domain.ChainEvent.TransactionReorged;
import org.ale.chainbridge.domain.ChainEvent.TransactionSigned;
import org.ale.chainbridge.domain.ChainEvent.TwinQueued;
import org.ale.chainbridge.domain.ChainEvent.UnstakeFinalized;
import org.ale.eventsourcing.Decider;
import org.ale.eventsourcing.Decision;
import org.ale.kernel.Ale;

/**
 * Brings totals to a chain: adds up what services report, closes epochs, gives each transaction its
 * nonce for ever, and holds what the chain tells against what it was told.
 */
public final class ChainDecider implements Decider<ChainCommand, ChainState, ChainEvent> {
    private static final int BPS = 10_000;

    @Override
    public ChainState initialState() {
        return new ChainState();
    }

    @Override
    public Decision<ChainEvent> decide(ChainCommand command, ChainState state) {
        return switch (command) {
            case RecordEarnings earnings -> Ledger.record(earnings, state);
            case RecordRewards rewards -> Ledger.record(rewards, state);
            case LinkPayoutAddress link -> Ledger.link(link, state);
            case RefundDeposit refund -> Ledger.refund(refund, state);
            case FoundTwin found -> Twins.found(found, state);
            case PlanTwins twins -> Twins.plan(twins, state);
            case CloseEpoch close -> accepted(new Plan(state, close.at()).closing(close).events());
            case RequestMint _ when state.outbox.hasOpen(Intent.MintDue.class::isInstance) ->
                    accepted();
            case RequestMint mint ->
                    accepted(new Plan(state, mint.at()).transaction(new Intent.MintDue()).events());
            case RequestClaim claim -> Ledger.claim(claim, state);
            case RelayClaims relay when !relay.activeRoot().equals(state.epochs.tree().root()) ->
                    accepted();
            case RelayClaims relay -> accepted(new Plan(state, relay.at()).claims().events());
            case RequestAutoStake wish -> autoStake(wish, state);
            case DepositFromTreasury deposit -> deposit(deposit, state);
            case RecordSigned signed -> Sending.sign(signed, state.outbox);
            case RecordBroadcast broadcast -> Sending.broadcast(broadcast, state.outbox);
            case RecordMined mined -> Sending.mine(mined, state.outbox);
            case RecordReorged reorged -> Sending.reorg(reorged, state.outbox);
            case RecordFinal last -> Sending.finish(last, state);
            case RecordSeen seen -> Reading.see(seen, state);
            case RecordBlocks blocks -> Reading.read(blocks, state);
            case ReconcileChain chain -> Reading.reconcile(chain, state);
        };
    }

    private static Decision<ChainEvent> autoStake(RequestAutoStake wish, ChainState state) {
        if (wish.bps() < 0 || wish.bps() > BPS) {
            return rejected(
                    ChainRejection.SHARE_OUT_OF_RANGE, "A share is 0 to 10000 basis points.");
        }
        var account = state.totals.account(wish.worker());
        if (account.isEmpty()) {
            return Ledger.noAccount();
        }
        var asked =
                new Intent.SetAutoStake(
                        account.get(), wish.bps(), wish.deadline(), wish.signature());
        if (state.outbox.hasOpen(asked::isOfSameAccount)) {
            return rejected(
                    ChainRejection.WISH_ON_ITS_WAY,
                    "Your last wish has not reached the chain yet.");
        }
        return accepted(new Plan(state, wish.at()).transaction(asked).events());
    }

    private static Decision<ChainEvent> deposit(DepositFromTreasury deposit, ChainState state) {
        if (deposit.amount().compareTo(Ale.ZERO) <= 0) {
            return rejected(ChainRejection.NOT_POSITIVE, "The amount must be above zero.");
        }
        var plan = new Plan(state, deposit.at());
        if (!state.outbox.isEscrowApproved()) {
            plan.transaction(new Intent.ApproveEscrow(Ledger.UNLIMITED));
        }
        plan.transaction(new Intent.DepositFor(deposit.job(), deposit.payer(), deposit.amount()));
        return accepted(plan.events());
    }

    /** Total over everything {@code decide} can emit: it refuses nothing. */
    @Override
    public ChainState evolve(ChainState state, ChainEvent event) {
        switch (event) {
            case EarningsRecorded(var community, var batch, var credits, var jobs, var each, _) -> {
                state.recordBatch(community, batch);
                state.totals.credit(credits);
                jobs.forEach(state.epochs::await);
                state.standings.record(community, each);
            }
            case RewardsRecorded(var index, var amount, var credits, var last, _) -> {
                state.totals.credit(credits);
                state.epochs.awaitMint(index, amount);
                state.recordRewards(index, last);
            }
            case PayoutAddressLinked(var worker, var account, _, _) -> {
                state.totals.link(worker, account);
                state.standings.markChanged();
            }
            case RefundQueued(var deposit, var job, var amount, _) -> {
                state.refund(deposit);
                state.epochs.await(new JobSettlement(job, Ale.ZERO, Ale.ZERO, amount));
            }
            case EpochPlanned(var epoch, _, var total, _, _, _) -> closeEpoch(epoch, total, state);
            case EpochWithdrawn _ -> {
                state.epochs.withdraw();
                planAnew(state);
            }
            case EpochVetoed _ -> {
                state.epochs.veto();
                planAnew(state);
            }
            case EpochFinal(var epoch, _, _, _, _) -> state.epochs.settle(epoch);
            case StandingsPlanned(var epoch, var root, _, _) -> state.standings.settle(epoch, root);
            case ClaimQueued(var account, _) -> state.epochs.queue(account);
            case TwinQueued(var twin, _) -> state.standings.queueTwin(twin);
            case TransactionPlanned(var nonce, var intent, var gas, _) ->
                    plan(nonce, intent, gas, state);
            case TransactionSigned(var nonce, _, _, var hash, var fees, var at) ->
                    state.outbox.sign(nonce, hash, fees, at);
            case TransactionBroadcast(var nonce, _, _) -> state.outbox.broadcast(nonce);
            case TransactionMined(var receipt, _) -> state.outbox.mine(receipt);
            case TransactionReorged(var nonce, _, _) -> state.outbox.reorg(nonce);
            case TransactionFinal(var receipt, var at) -> finish(receipt, at, state);
            case DepositSeen(var deposit, _) -> state.see(deposit);
            case DepositFinalized(var deposit, _, _) -> state.finalise(deposit);
            case ClaimFinalized(var account, _, var cumulative, _, _) -> {
                state.totals.claim(account, cumulative);
                state.epochs.paid(account);
            }
            case CommunityTwinFinalized(var community, var contract, _, _) ->
                    state.standings.addTwin(community, contract);
            case JobCloseFinalized(var job, _, _, var announced, _) ->
                    state.outbox.refusals.close(job, Instant.ofEpochMilli(announced));
            case RefundVetoFinalized(var job, _, var amount, _, _) -> {
                state.outbox.refusals.cameBack(job);
                state.epochs.takeBack(job, amount);
            }
            case StrangeRefundFinalized(var job, _, var amount, _, _) ->
                    state.epochs.refunded(job, amount);
            case RootPostFinalized(_, var root, _, _) -> state.epochs.read(root);
            case BlocksIngested(var block, var hash, _) -> state.read(block, hash);
            case StakeFinalized _,
                    UnstakeFinalized _,
                    RefundClaimFinalized _,
                    BuyOutFinalized _,
                    InflationMinted _ -> {}
        }
        return state;
    }

    /** The last root is none: no post of it is asked for, and what it held waits. */
    private static void planAnew(ChainState state) {
        state.outbox.refusals.forget(Epochs::isPost);
        state.totals.unsettle(state.epochs.tree());
    }

    private static void closeEpoch(long epoch, Ale total, ChainState state) {
        var before = state.epochs.tree();
        var leaves = before.with(state.totals.changesUpTo(total, before));
        state.epochs.close(epoch, leaves);
        state.totals.settle(leaves);
    }

    private static void plan(long nonce, Intent intent, long gasLimit, ChainState state) {
        state.epochs.plan(intent);
        if (intent instanceof Intent.CreateCommunity twin) {
            state.standings.planTwin(twin.community());
        }
        state.outbox.plan(nonce, intent, gasLimit);
    }

    private static void finish(Receipt receipt, Instant at, ChainState state) {
        var intent = state.outbox.finish(receipt, at);
        state.finish(receipt.block());
        if (!receipt.succeeded()) {
            state.epochs.giveBack(intent);
        }
        if (!receipt.succeeded() && intent instanceof Intent.CreateCommunity twin) {
            state.standings.forgetTwin(twin.community());
        }
        if (!receipt.succeeded() && intent instanceof Intent.PushClaim claim) {
            state.epochs.countRefused(claim.account());
        }
        if (intent instanceof Intent.PostRoot root && !state.epochs.isPlanned(root)) {
            state.outbox.refusals.forget(intent::equals);
        }
    }
}
