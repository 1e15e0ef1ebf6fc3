/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import java.time.Instant;
import java.util.List;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;

/**
 * Facts about the money of a community; the postings of each sum to zero. New variants may come,
 * none may change or go.
 */
public sealed interface AccountEvent {
    /** Log time. */
    Instant at();

    /** What moves; empty if nothing does. */
    List<Posting> postings();

    /** A job's budget lies in escrow; the remainder of rounding went back. */
    record EscrowFunded(Budget budget, List<Posting> postings, Instant at) implements AccountEvent {
        public EscrowFunded {
            postings = List.copyOf(postings);
        }
    }

    /**
     * A pool's pot was shared. The credit is the payment and is final.
     *
     * @param pot what was shared
     * @param fee what was kept for the item
     * @param paid to each party of the share, in order
     */
    record PotSplit(
            Share share, Ale pot, Ale fee, List<Ale> paid, List<Posting> postings, Instant at)
            implements AccountEvent {
        public PotSplit {
            paid = List.copyOf(paid);
            postings = List.copyOf(postings);
        }
    }

    /** A pool closed and nobody is paid; its pot waits for the job's end. */
    record PotHeld(PoolId poolId, List<Party> parties, int visibleAfter, Instant at)
            implements AccountEvent {
        public PotHeld {
            parties = List.copyOf(parties);
        }

        @Override
        public List<Posting> postings() {
            return List.of();
        }
    }

    /** Items that nobody touched were refunded with their fees. */
    record ItemsRefunded(JobId jobId, int count, List<Posting> postings, Instant at)
            implements AccountEvent {
        public ItemsRefunded {
            postings = List.copyOf(postings);
        }
    }

    /**
     * What was left in a job's escrow went back to the client. The three sums are the deposit.
     *
     * @param paid to workers in all
     * @param fees kept in all
     * @param refunded to the client in all
     */
    record EscrowClosed(
            JobId jobId, Ale paid, Ale fees, Ale refunded, List<Posting> postings, Instant at)
            implements AccountEvent {
        public EscrowClosed {
            postings = List.copyOf(postings);
        }
    }

    /**
     * A job's escrow was closed on the chain: what was left of its budget is its payer's there, and
     * no pool of it is paid any more. The chain gives it back by itself, so no batch tells of it.
     */
    record EscrowReturned(JobId jobId, List<Posting> postings, Instant at) implements AccountEvent {
        public EscrowReturned {
            postings = List.copyOf(postings);
        }
    }

    /** A client paid for a job's place. */
    record PromotionPaid(JobId jobId, List<Posting> postings, Instant at) implements AccountEvent {
        public PromotionPaid {
            postings = List.copyOf(postings);
        }
    }

    /** A pool closed before its job's budget arrived. */
    record SplitDeferred(Share share, Instant at) implements AccountEvent {
        @Override
        public List<Posting> postings() {
            return List.of();
        }
    }

    /** Items were taken back before their job's budget arrived. */
    record RefundDeferred(JobId jobId, int count, Instant at) implements AccountEvent {
        @Override
        public List<Posting> postings() {
            return List.of();
        }
    }

    /**
     * One batch of what may be settled on the chain. Only money that lies there counts; standings
     * are those of all work.
     *
     * @param batch its number in this community, from 1 without a gap
     * @param earnings of workers since the last batch
     * @param jobs what became of deposits since the last batch
     * @param standings reputations that changed since the last batch
     */
    record EarningsSettled(
            long batch,
            List<Earned> earnings,
            List<JobLegs> jobs,
            List<Standing> standings,
            List<Posting> postings,
            Instant at)
            implements AccountEvent {
        public EarningsSettled {
            earnings = List.copyOf(earnings);
            jobs = List.copyOf(jobs);
            standings = List.copyOf(standings);
            postings = List.copyOf(postings);
        }
    }

    /** Reputations changed while no money moved. */
    record StandingsNoted(List<Standing> standings, Instant at) implements AccountEvent {
        public StandingsNoted {
            standings = List.copyOf(standings);
        }

        @Override
        public List<Posting> postings() {
            return List.of();
        }
    }

    /**
     * Votes earn reputation only, since the pot was shared before them or is not there any more.
     *
     * @param parties whose votes, in order of voting
     * @param resolved whether the pool has a label now
     * @param onboarding whether it is a newcomer's place
     */
    record VotesUnpaid(
            PoolId poolId,
            List<Party> parties,
            boolean resolved,
            int visibleAfter,
            UnpaidReason reason,
            boolean onboarding,
            Instant at)
            implements AccountEvent {
        public VotesUnpaid {
            parties = List.copyOf(parties);
        }

        /** Of those who voted after a pool's pot was shared: an audit had opened it again. */
        public VotesUnpaid(
                PoolId poolId,
                List<Party> parties,
                boolean resolved,
                int visibleAfter,
                Instant at) {
            this(
                    poolId,
                    parties,
                    resolved,
                    visibleAfter,
                    UnpaidReason.POT_SHARED_BEFORE,
                    false,
                    at);
        }

        @Override
        public List<Posting> postings() {
            return List.of();
        }
    }

    /** A job ended before its budget arrived. */
    record CloseDeferred(JobId jobId, Instant at) implements AccountEvent {
        @Override
        public List<Posting> postings() {
            return List.of();
        }
    }
}
