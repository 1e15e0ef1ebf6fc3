/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.time.Instant;
import java.util.List;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * What may be asked about the pools of a community. The stream is the community; time arrives in
 * the command.
 */
public sealed interface PoolCommand {
    /** Log time of the wish. */
    Instant at();

    /**
     * Let a pool take votes.
     *
     * @param version of the rules that decide it, from 1
     */
    record OpenVoting(PoolId poolId, PoolTerms terms, int version, Instant at)
            implements PoolCommand {}

    /**
     * Weigh an accepted answer.
     *
     * @param label index of the label
     */
    record WeighVote(PoolId poolId, WorkerId worker, int label, Instant at)
            implements PoolCommand {}

    /** Close a pool as it stands, because nobody will vote in it again. */
    record ShutPool(PoolId poolId, Instant at) implements PoolCommand {}

    /**
     * Look at the labels of a job again, now that all its pools are closed.
     *
     * @param round 1 may re-open pools; later ones are final
     */
    record AuditJob(JobId jobId, int round, Instant at) implements PoolCommand {}

    /**
     * Let a stopped community, or a stopped job, go on.
     *
     * @param actor who does it
     * @param jobId the job; null for the community
     */
    record ResetBreaker(String actor, @Nullable JobId jobId, Instant at) implements PoolCommand {}

    /** Keep reputations: they weigh STRICT votes from now on. */
    record NoteReputation(List<NotedReputation> reputations, Instant at) implements PoolCommand {
        public NoteReputation {
            reputations = List.copyOf(reputations);
        }
    }
}
