/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.time.Instant;
import java.util.UUID;
import org.ale.kernel.AuditTerms;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.ConsensusTerms;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.TaskType;
import org.ale.kernel.WorkerId;

/** Words for tests. */
public final class Fixtures {
    public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    public static final JobId JOB = new JobId(new UUID(7, 1));
    public static final int CAT = 0;
    public static final int DOG = 1;

    private Fixtures() {}

    public static JobId job(int number) {
        return new JobId(new UUID(7, number));
    }

    public static PoolId pool(int item) {
        return new PoolId(JOB, item);
    }

    public static WorkerId worker(int number) {
        return new WorkerId(new UUID(0, number));
    }

    public static PoolTerms strict() {
        return new PoolTerms(TaskType.BINARY, 2, PoolTerms.UNKNOWN, CommunityParameters.STRICT);
    }

    public static PoolTerms balanced() {
        return new PoolTerms(TaskType.BINARY, 2, PoolTerms.UNKNOWN, CommunityParameters.BALANCED);
    }

    public static PoolTerms gold(int label) {
        return new PoolTerms(TaskType.BINARY, 2, label, CommunityParameters.BALANCED);
    }

    public static CommunityParameters with(ConsensusTerms consensus, AuditTerms audit) {
        var from = CommunityParameters.BALANCED;
        return new CommunityParameters(
                consensus,
                from.reward(),
                from.serving(),
                audit,
                from.fees(),
                from.governance(),
                from.requirements(),
                from.visibleAfter());
    }

    public static PoolCommand.OpenVoting open(int item, PoolTerms terms) {
        return new PoolCommand.OpenVoting(pool(item), terms, 1, NOW);
    }

    /** Opens a pool with the rules of today. */
    public static PoolCommand.OpenVoting openNow(int item, PoolTerms terms) {
        return new PoolCommand.OpenVoting(pool(item), terms, 3, NOW);
    }

    public static PoolCommand.WeighVote vote(int item, int worker, int label) {
        return new PoolCommand.WeighVote(pool(item), worker(worker), label, NOW);
    }

    public static PoolCommand.ShutPool shut(int item) {
        return new PoolCommand.ShutPool(pool(item), NOW);
    }

    public static PoolCommand.AuditJob audit(int round) {
        return new PoolCommand.AuditJob(JOB, round, NOW);
    }
}
