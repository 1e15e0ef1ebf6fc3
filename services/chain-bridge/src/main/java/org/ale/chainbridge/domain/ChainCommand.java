/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.ale.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * What may be asked of the bridge, and what its rim reports. Time arrives in the command; the
 * domain has no clock.
 */
public sealed interface ChainCommand {
    /** Log time. */
    Instant at();

    record RecordEarnings(
            CommunityId community,
            long batch,
            List<Credit> credits,
            List<JobSettlement> jobs,
            List<Standing> standings,
            Instant at)
            implements ChainCommand {
        public RecordEarnings {
            credits = List.copyOf(credits);
            jobs = List.copyOf(jobs);
            standings = List.copyOf(standings);
        }
    }

    record RecordRewards(long index, List<Credit> credits, boolean last, Instant at)
            implements ChainCommand {
        public RecordRewards {
            credits = List.copyOf(credits);
        }
    }

    record LinkPayoutAddress(WorkerId worker, Address account, Instant at)
            implements ChainCommand {}

    record RefundDeposit(String depositId, Ale amount, Instant at) implements ChainCommand {}

    record FoundTwin(Intent.CreateCommunity twin, Instant at) implements ChainCommand {}

    /**
     * Plan twins that wait, as far as there is room for them and nothing more urgent waits.
     *
     * @param dailyBudgetWei most that transactions signed on one day may cost; twins have a part
     */
    record PlanTwins(BigInteger dailyBudgetWei, Instant at) implements ChainCommand {}

    /**
     * Close an epoch if there is anything new, and plan again what the contracts refused.
     *
     * @param cap most by which the contract lets an epoch raise the total; null for any
     * @param isEscrowPaused whether the escrow would refuse whatever it is asked for
     */
    record CloseEpoch(@Nullable Ale cap, boolean isEscrowPaused, Instant at)
            implements ChainCommand {}

    record RequestMint(Instant at) implements ChainCommand {}

    record RequestClaim(WorkerId worker, Instant at) implements ChainCommand {}

    /** Plan the claims that wait, for a root that the chain pays by now. */
    record RelayClaims(Hash32 activeRoot, Instant at) implements ChainCommand {}

    record RequestAutoStake(
            WorkerId worker, int bps, long deadline, Signature signature, Instant at)
            implements ChainCommand {}

    record DepositFromTreasury(JobId job, Address payer, Ale amount, Instant at)
            implements ChainCommand {}

    record RecordSigned(
            long nonce,
            int attempt,
            Bytes raw,
            Hash32 hash,
            Fees fees,
            FeeLimits limits,
            Instant at)
            implements ChainCommand {}

    record RecordBroadcast(long nonce, int attempt, Instant at) implements ChainCommand {}

    record RecordMined(Receipt receipt, Instant at) implements ChainCommand {}

    record RecordReorged(long nonce, Hash32 blockHash, Instant at) implements ChainCommand {}

    record RecordFinal(Receipt receipt, Instant at) implements ChainCommand {}

    record RecordSeen(List<Deposit> deposits, Instant at) implements ChainCommand {
        public RecordSeen {
            deposits = List.copyOf(deposits);
        }
    }

    /** The logs of final blocks, which must follow those that were read before. */
    record RecordBlocks(BlockRange range, List<ChainEvent> findings, Instant at)
            implements ChainCommand {
        public RecordBlocks {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Compare the chain with the log.
     *
     * @param block all of it is what the chain had come to in this final block
     */
    record ReconcileChain(
            long lastEpoch, Hash32 activeRoot, long posterNonce, long block, Instant at)
            implements ChainCommand {}
}
