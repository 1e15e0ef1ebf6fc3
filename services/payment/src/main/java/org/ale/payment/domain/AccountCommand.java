/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import java.time.Instant;
import java.util.List;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;

/** What may be asked about the money of a community. */
public sealed interface AccountCommand {
    /** Log time. */
    Instant at();

    /** Put a job's budget into escrow, and carry out what waited for it. */
    record FundEscrow(Budget budget, Instant at) implements AccountCommand {}

    /** Share a decided pool's pot. */
    record SplitPot(Share share, Instant at) implements AccountCommand {}

    /** Keep the pot of a pool without a decision until the job's end. */
    record HoldPot(PoolId poolId, List<Party> parties, int visibleAfter, Instant at)
            implements AccountCommand {
        public HoldPot {
            parties = List.copyOf(parties);
        }
    }

    /** Refund items that nobody touched. */
    record RefundItems(JobId jobId, int count, Instant at) implements AccountCommand {}

    /** Give back what is left of a job's budget. */
    record CloseEscrow(JobId jobId, Instant at) implements AccountCommand {}

    /** Note that a job's escrow was closed on the chain: its payer has what is left there. */
    record ReturnEscrow(JobId jobId, Instant at) implements AccountCommand {}

    /** Take what a client pays for a job's place in the feed. */
    record PayPromotion(JobId jobId, Ale amount, Instant at) implements AccountCommand {}

    /** Say what may be settled on the chain since the last batch. */
    record SettleEarnings(Instant at) implements AccountCommand {}

    /** Note reputations that changed while no money moved. */
    record NoteStandings(List<Standing> standings, Instant at) implements AccountCommand {
        public NoteStandings {
            standings = List.copyOf(standings);
        }
    }
}
