/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.domain;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;

/**
 * The reputations of one community, and what its pools minted. Changed in place, by folding only.
 *
 * <p>The mints of scored jobs are kept for an operator's reversal up to {@link #SCORED_POOLS_MAX}
 * pools; the jobs scored first are forgotten first.
 */
public final class MemberState implements Serializable {
    static final int SCORED_POOLS_MAX = 100_000;
    private static final long serialVersionUID = 1;
    private static final Member NEWCOMER = new Member(0, 0);

    private final Map<WorkerId, Member> members = new LinkedHashMap<>();
    private final Map<JobId, Map<Integer, PoolMint>> mints = new LinkedHashMap<>();
    private final Map<JobId, Integer> scoredPools = new LinkedHashMap<>();
    private final Set<JobId> scored = new LinkedHashSet<>();
    private int scoredPoolsKept;

    /** What a member has: micro-REP, and finished tasks. */
    record Member(long reputationMicro, int finished) implements Serializable {}

    /** What can be compared and shown of a state. */
    record View(
            Map<WorkerId, Member> members,
            Map<JobId, Map<Integer, PoolMint>> mints,
            Set<JobId> scored) {}

    Member member(WorkerId worker) {
        return members.getOrDefault(worker, NEWCOMER);
    }

    Optional<PoolMint> mint(PoolId pool) {
        return Optional.ofNullable(mints.getOrDefault(pool.jobId(), Map.of()).get(pool.item()));
    }

    boolean isScored(JobId job) {
        return scored.contains(job);
    }

    View view() {
        var copy = new LinkedHashMap<JobId, Map<Integer, PoolMint>>();
        mints.forEach((job, pools) -> copy.put(job, new LinkedHashMap<>(pools)));
        return new View(new LinkedHashMap<>(members), copy, new LinkedHashSet<>(scored));
    }

    void put(PoolId pool, PoolMint mint) {
        mints.computeIfAbsent(pool.jobId(), _ -> new LinkedHashMap<>()).put(pool.item(), mint);
    }

    void move(List<Participant> participants) {
        for (var each : participants) {
            members.put(each.worker(), new Member(each.reputationMicro(), each.finished()));
        }
    }

    void score(JobId job) {
        scored.add(job);
        var pools = mints.getOrDefault(job, Map.of()).size();
        scoredPools.put(job, pools);
        scoredPoolsKept += pools;
        var oldest = scoredPools.entrySet().iterator();
        while (scoredPoolsKept > SCORED_POOLS_MAX) {
            var forgotten = oldest.next();
            mints.remove(forgotten.getKey());
            scoredPoolsKept -= forgotten.getValue();
            oldest.remove();
        }
    }
}
