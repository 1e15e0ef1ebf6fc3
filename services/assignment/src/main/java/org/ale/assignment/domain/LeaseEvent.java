/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.ale.assignment.domain.LeaseCommand.GoldItem;
import org.ale.assignment.domain.LeaseCommand.JobTerms;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.TaskType;
import org.ale.kernel.WorkerId;

/** Facts about a community's desk. Append-only: new variants may come, none may change or go. */
public sealed interface LeaseEvent {
    Instant at();

    record ParametersAdopted(
            int version, CommunityParameters parameters, Instant effectiveFrom, Instant at)
            implements LeaseEvent {}

    record MemberAdmitted(WorkerId worker, Instant at) implements LeaseEvent {}

    record ItemsAdmitted(JobId jobId, int firstItem, int count, List<GoldItem> gold, Instant at)
            implements LeaseEvent {
        public ItemsAdmitted {
            gold = List.copyOf(gold);
        }
    }

    /**
     * A job's items are opened from now on.
     *
     * @param orderSeed from which their order follows, as hexadecimal digits; none in jobs of old
     */
    record JobStarted(JobId jobId, JobTerms terms, String orderSeed, Instant at)
            implements LeaseEvent {}

    record JobHalted(JobId jobId, Instant at) implements LeaseEvent {}

    record JobContinued(JobId jobId, Instant at) implements LeaseEvent {}

    record JobRanked(JobId jobId, Ale promotion, Instant at) implements LeaseEvent {}

    /** Items that nobody had touched were taken back; nothing of the job is opened any more. */
    record ItemsWithdrawn(JobId jobId, int count, Instant at) implements LeaseEvent {}

    record EpochCommitted(long epoch, byte[] seedSha256, Instant at) implements LeaseEvent {
        @Override
        public boolean equals(Object other) {
            return other instanceof EpochCommitted that
                    && epoch == that.epoch
                    && Arrays.equals(seedSha256, that.seedSha256)
                    && at.equals(that.at);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(epoch);
        }
    }

    record EpochRevealed(long epoch, byte[] seed, Instant at) implements LeaseEvent {
        @Override
        public boolean equals(Object other) {
            return other instanceof EpochRevealed that
                    && epoch == that.epoch
                    && Arrays.equals(seed, that.seed)
                    && at.equals(that.at);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(epoch);
        }
    }

    /**
     * A pool may be voted on.
     *
     * @param gold known answer, index; -1 if unknown
     * @param parameters they hold for the pool's life
     * @param version of the rules by which seats are given and the pool is decided, from 1
     */
    record PoolOpened(
            PoolId poolId,
            TaskType taskType,
            int labels,
            int gold,
            CommunityParameters parameters,
            int version,
            Instant at)
            implements LeaseEvent {}

    /**
     * Tasks were dealt.
     *
     * @param draws in order
     * @param offered most pools from which was drawn, the first opened first; 0: all of the window
     * @param expiresAt log time at which the leases lapse
     */
    record DeckDealt(
            WorkerId worker,
            long epoch,
            List<Draw> draws,
            int offered,
            Instant expiresAt,
            Instant at)
            implements LeaseEvent {
        public DeckDealt {
            draws = List.copyOf(draws);
        }
    }

    /**
     * One draw.
     *
     * @param counter dense within the epoch, from 1
     * @param eligible how many pools he might have been dealt
     * @param poolId the one he was dealt
     */
    record Draw(long counter, int eligible, PoolId poolId) {}

    record AnswerAccepted(PoolId poolId, WorkerId worker, int label, Instant at)
            implements LeaseEvent {}

    record TaskSkipped(PoolId poolId, WorkerId worker, Instant at) implements LeaseEvent {}

    record LeaseExpired(PoolId poolId, WorkerId worker, Instant at) implements LeaseEvent {}

    record PoolShut(PoolId poolId, Instant at) implements LeaseEvent {}

    record SeatFreed(PoolId poolId, Instant at) implements LeaseEvent {}

    record PoolLeft(PoolId poolId, Instant at) implements LeaseEvent {}

    record JobExhausted(JobId jobId, int round, Instant at) implements LeaseEvent {}

    /**
     * He is dealt gold only.
     *
     * @param labels where the question has so many; 0: everywhere
     */
    record WorkerBenched(WorkerId worker, int labels, Instant at) implements LeaseEvent {}

    /**
     * He is dealt everything again.
     *
     * @param labels where the question has so many; 0: everywhere
     */
    record WorkerUnbenched(WorkerId worker, int labels, Instant at) implements LeaseEvent {}

    record DealingStopped(Instant at) implements LeaseEvent {}

    record DealingResumed(Instant at) implements LeaseEvent {}

    record PoolReturned(PoolId poolId, Instant at) implements LeaseEvent {}

    /**
     * He asked while he held tasks, and is told again which.
     *
     * @param expiresAt log time at which the first of the leases lapses
     */
    record DeckResumed(WorkerId worker, List<PoolId> poolIds, Instant expiresAt, Instant at)
            implements LeaseEvent {
        public DeckResumed {
            poolIds = List.copyOf(poolIds);
        }
    }

    record JobFinished(JobId jobId, Instant at) implements LeaseEvent {}

    /** It was never funded, so nobody else knows it and there is nothing to give back. */
    record JobDropped(JobId jobId, Instant at) implements LeaseEvent {}

    /** None of its tasks is dealt until it is resumed; a client's word does not lift it. */
    record JobStopped(JobId jobId, Instant at) implements LeaseEvent {}

    record JobResumed(JobId jobId, Instant at) implements LeaseEvent {}
}
