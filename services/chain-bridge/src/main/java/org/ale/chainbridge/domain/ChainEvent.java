/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.time.Instant;
import java.util.List;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.ale.kernel.WorkerId;

/**
 * Facts about what goes to a chain or was found on it. New variants may come, none may change or
 * go.
 */
public sealed interface ChainEvent {
    /** Log time. */
    Instant at();

    /** What a community's workers earned since its last batch joined the totals. */
    record EarningsRecorded(
            CommunityId community,
            long batch,
            List<Credit> credits,
            List<JobSettlement> jobs,
            List<Standing> standings,
            Instant at)
            implements ChainEvent {
        public EarningsRecorded {
            credits = List.copyOf(credits);
            jobs = List.copyOf(jobs);
            standings = List.copyOf(standings);
        }
    }

    /** A part of a period of inflation was allocated to workers and joined the totals. */
    record RewardsRecorded(long index, Ale amount, List<Credit> credits, boolean last, Instant at)
            implements ChainEvent {
        public RewardsRecorded {
            credits = List.copyOf(credits);
        }
    }

    /** A worker named the account that is paid for him from now on. */
    record PayoutAddressLinked(WorkerId worker, Address account, Ale waited, Instant at)
            implements ChainEvent {}

    /** What a deposit brought goes back to its payer. */
    record RefundQueued(String depositId, JobId job, Ale amount, Instant at)
            implements ChainEvent {}

    /** An epoch was closed: its root will be posted. */
    record EpochPlanned(long epoch, Hash32 root, Ale total, Hash32 dataHash, int leaves, Instant at)
            implements ChainEvent {}

    /**
     * The last planned epoch was refused and is above the cap by now: its changes wait for the next
     * root, which has the same number.
     */
    record EpochWithdrawn(long epoch, Ale cap, Instant at) implements ChainEvent {}

    /**
     * The guardian vetoed the last final epoch: its changes, and those of a root planned after it,
     * wait for the next root, which has the same number.
     */
    record EpochVetoed(long epoch, Instant at) implements ChainEvent {}

    /** An epoch's root is final on chain. */
    record EpochFinal(long epoch, Hash32 transaction, long block, long gasUsed, Instant at)
            implements ChainEvent {}

    /** Standings were closed: their root will be posted. */
    record StandingsPlanned(long epoch, Hash32 root, int leaves, Instant at)
            implements ChainEvent {}

    /** Somebody wishes that an account is paid what is settled for it. */
    record ClaimQueued(Address account, Instant at) implements ChainEvent {}

    /** A community's twin waits until there is room for it, behind those that waited before. */
    record TwinQueued(Intent.CreateCommunity twin, Instant at) implements ChainEvent {}

    /** A transaction has its nonce for ever. */
    record TransactionPlanned(long nonce, Intent intent, long gasLimit, Instant at)
            implements ChainEvent {}

    /** A transaction's bytes are known; only now may they leave the house. */
    record TransactionSigned(long nonce, int attempt, Bytes raw, Hash32 hash, Fees fees, Instant at)
            implements ChainEvent {}

    /** A node took a transaction's bytes. */
    record TransactionBroadcast(long nonce, int attempt, Instant at) implements ChainEvent {}

    /** A transaction is in a block. */
    record TransactionMined(Receipt receipt, Instant at) implements ChainEvent {}

    /** The block of a transaction left the chain; the same bytes are sent again. */
    record TransactionReorged(long nonce, Hash32 blockHash, Instant at) implements ChainEvent {}

    /** A transaction's block is final. */
    record TransactionFinal(Receipt receipt, Instant at) implements ChainEvent {}

    /** A deposit is in a block that may still leave the chain: for display only. */
    record DepositSeen(Deposit deposit, Instant at) implements ChainEvent {}

    /** A deposit is final: it counts. */
    record DepositFinalized(Deposit deposit, long atMillis, Instant at) implements ChainEvent {}

    /** Somebody staked. */
    record StakeFinalized(Address account, Ale amount, long atMillis, Instant at)
            implements ChainEvent {}

    /** Somebody began to take his stake back; it counts no more. */
    record UnstakeFinalized(Address account, Ale amount, long atMillis, Instant at)
            implements ChainEvent {}

    /** An account was paid. */
    record ClaimFinalized(Address account, Ale amount, Ale cumulative, long atMillis, Instant at)
            implements ChainEvent {}

    /** A payer took his refund. */
    record RefundClaimFinalized(Address payer, Ale amount, long atMillis, Instant at)
            implements ChainEvent {}

    /** A job's escrow was closed on chain: the log's claims on it find nothing any more. */
    record JobCloseFinalized(JobId job, Address payer, Ale amount, long atMillis, Instant at)
            implements ChainEvent {}

    /** The guardian took a job's waiting refunds back into its escrow. */
    record RefundVetoFinalized(JobId job, Address payer, Ale amount, long atMillis, Instant at)
            implements ChainEvent {}

    /** A refund was allowed by no transaction of ours. */
    record StrangeRefundFinalized(JobId job, Address payer, Ale amount, long atMillis, Instant at)
            implements ChainEvent {}

    /** A job's payer was bought out; he has back what its escrow held. */
    record BuyOutFinalized(JobId job, Address payer, Ale amount, long atMillis, Instant at)
            implements ChainEvent {}

    /** A period of inflation was minted. */
    record InflationMinted(long index, Ale stakers, Ale communities, long atMillis, Instant at)
            implements ChainEvent {}

    /** A community has its twin on chain. */
    record CommunityTwinFinalized(
            CommunityId community, Address contract, Address founder, Instant at)
            implements ChainEvent {}

    /** A root was posted, as the chain tells it. */
    record RootPostFinalized(long epoch, Hash32 root, Ale total, Instant at)
            implements ChainEvent {}

    /** All logs of the chain up to a final block were read. */
    record BlocksIngested(long block, Hash32 blockHash, Instant at) implements ChainEvent {}
}
