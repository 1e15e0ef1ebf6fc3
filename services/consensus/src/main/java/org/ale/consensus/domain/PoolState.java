/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * All that a community knows to decide its pools: the pools of its jobs until each job is decided,
 * what it has learnt for each number of labels, noted reputations, and the circuit breaker. Changed
 * in place by {@code evolve} only; work for one answer never grows with the number of pools.
 */
public final class PoolState implements Serializable {
    private static final long serialVersionUID = 1;
    final LinkedHashMap<JobId, Job> jobs = new LinkedHashMap<>();
    final LinkedHashSet<JobId> decidedJobs = new LinkedHashSet<>();
    final TreeMap<Integer, Model> models = new TreeMap<>();
    final LinkedHashMap<WorkerId, Long> reputations = new LinkedHashMap<>();
    private final LinkedHashMap<WorkerId, WorkerId> workers = new LinkedHashMap<>();
    final Breaker breaker = new Breaker();

    /** Pools and job ends that wait until the breaker is reset, in order; a job with its round. */
    final LinkedHashSet<PoolId> deferredShuts = new LinkedHashSet<>();

    final LinkedHashMap<JobId, Integer> deferredAudits = new LinkedHashMap<>();
    long closedPools;

    /** The one object that names a worker: each vote brings a new one. */
    WorkerId same(WorkerId worker) {
        return workers.computeIfAbsent(worker, first -> first);
    }

    /** A pool of a job that is not decided; null if there is none. */
    public @Nullable Pool pool(PoolId id) {
        var job = jobs.get(id.jobId());
        return job == null ? null : job.pool(id.item());
    }

    Job knownJob(JobId id) {
        var job = jobs.get(id);
        if (job == null) {
            throw new IllegalStateException("a fact about a job without pools: " + id);
        }
        return job;
    }

    Pool knownPool(PoolId id) {
        var pool = pool(id);
        if (pool == null) {
            throw new IllegalStateException("a fact about a pool that never opened: " + id);
        }
        return pool;
    }

    /** What has been learnt from pools with so many labels. */
    public Accuracy accuracy(int labels) {
        var model = models.get(labels);
        return model == null ? Accuracy.prior(labels) : model.now();
    }

    Model model(int labels) {
        return models.computeIfAbsent(labels, Model::new);
    }

    public boolean isStopped() {
        return breaker.isTripped();
    }

    /** Whether the breaker stopped this job alone. */
    public boolean isStopped(JobId jobId) {
        var job = jobs.get(jobId);
        return job != null && job.isStopped();
    }

    /** Pools that have closed in this community, each counted once. */
    public long closedPools() {
        return closedPools;
    }

    /** Whether a worker is dealt gold only, by what pools with so many labels showed. */
    public boolean isBenched(WorkerId worker, int labels) {
        var model = models.get(labels);
        return model != null && model.isBenched(worker);
    }

    long reputationMicro(WorkerId worker) {
        return reputations.getOrDefault(worker, 0L);
    }

    /** The closed pools that an audit looks at, in a fixed order; a stopped job's are none. */
    List<Pool> auditable(int labels) {
        var pools = new ArrayList<Pool>();
        for (var job : jobs.values()) {
            if (job.labels() == labels && !job.isStopped()) {
                for (var pool : job.pools()) {
                    if (pool.isAuditable()) {
                        pools.add(pool);
                    }
                }
            }
        }
        return pools;
    }
}
