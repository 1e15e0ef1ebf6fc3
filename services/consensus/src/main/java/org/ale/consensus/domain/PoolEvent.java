/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.time.Instant;
import java.util.List;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * Facts about how labels are decided in a community. Append-only: new variants may come, none may
 * change or go.
 */
public sealed interface PoolEvent {
    /** Log time of the fact. */
    Instant at();

    /**
     * A pool takes votes.
     *
     * @param algorithm the version of the rule that decides it, for its whole life
     * @param prior BALANCED: score of each label before any vote, micro-nats; none for STRICT
     */
    record VotingOpened(
            PoolId poolId, PoolTerms terms, Algorithm algorithm, Scores prior, Instant at)
            implements PoolEvent {}

    /**
     * A vote was weighed.
     *
     * @param contribution BALANCED: what it adds to each label's score; STRICT: its weight
     * @param votes in the pool, with this one
     * @param open whether the pool still takes votes
     */
    record VoteWeighed(
            PoolId poolId,
            WorkerId worker,
            int label,
            Scores contribution,
            int votes,
            boolean open,
            Instant at)
            implements PoolEvent {}

    /**
     * A pool was decided, or closed without a decision.
     *
     * @param blindLabel the label that the votes alone gave; the verdict's own unless gold is known
     * @param posterior how likely each label is; STRICT: its share of heads
     * @param votes in order, with what each voter is credited
     */
    record PoolClosed(
            PoolId poolId,
            PoolTerms terms,
            Verdict verdict,
            int blindLabel,
            Millionths posterior,
            List<CreditedVote> votes,
            Instant at)
            implements PoolEvent {
        public PoolClosed {
            votes = List.copyOf(votes);
        }
    }

    /** A worker's votes on pools with so many labels carry too little: he is dealt gold only. */
    record WorkerBenched(WorkerId worker, int labels, Instant at) implements PoolEvent {}

    /** A benched worker found the way back. */
    record WorkerUnbenched(WorkerId worker, int labels, Instant at) implements PoolEvent {}

    /**
     * All closed pools with so many labels were looked at again. Folding it repeats the audit.
     *
     * @param number audits so far, from 1
     * @param jobId the job whose end caused it; null for a periodic one
     */
    record AuditPassed(int labels, int number, @Nullable JobId jobId, Instant at)
            implements PoolEvent {}

    /** An audit asks for more votes. */
    record PoolReopened(PoolId poolId, Instant at) implements PoolEvent {}

    /**
     * An audit changed a pool's label or whether it is resolved.
     *
     * @param votes in order, each credited with what the audit believes
     */
    record PoolRelabelled(
            PoolId poolId,
            int previousLabel,
            boolean previouslyResolved,
            Verdict now,
            List<CreditedVote> votes,
            CommunityParameters parameters,
            Instant at)
            implements PoolEvent {
        public PoolRelabelled {
            votes = List.copyOf(votes);
        }
    }

    /**
     * Blind agreement with gold fell: closing and paying stop in the community.
     *
     * @param recentMicro blind agreement of the latest gold pools, millionths
     * @param longRunMicro what it had been before, millionths
     */
    record BreakerTripped(int recentMicro, int longRunMicro, Instant at) implements PoolEvent {}

    /** The community goes on. */
    record BreakerReset(String actor, Instant at) implements PoolEvent {}

    /** All labels of a job are final. */
    record JobDecided(JobId jobId, Instant at) implements PoolEvent {}

    /** Reputations that weigh STRICT votes from now on. */
    record ReputationNoted(List<NotedReputation> reputations, Instant at) implements PoolEvent {
        public ReputationNoted {
            reputations = List.copyOf(reputations);
        }
    }

    /** A job's audit waits until the circuit breaker is reset. */
    record AuditDeferred(JobId jobId, int round, Instant at) implements PoolEvent {}

    /** A pool that should close as it stands waits until the circuit breaker is reset. */
    record ShutDeferred(PoolId poolId, Instant at) implements PoolEvent {}

    /**
     * The known answers of one job are missed while those of the other jobs are met: closing and
     * paying stop in that job. If it is decided already, its pools are only forgotten by the
     * breaker.
     *
     * @param recentMicro blind agreement of the job's latest gold pools, millionths
     * @param longRunMicro what it had been before in the community, millionths
     */
    record JobStopped(JobId jobId, int recentMicro, int longRunMicro, Instant at)
            implements PoolEvent {}

    /** A stopped job goes on. */
    record JobResumed(JobId jobId, String actor, Instant at) implements PoolEvent {}
}
