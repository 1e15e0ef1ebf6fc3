/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.io.Serializable;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The pools of a job that is not decided yet, in order of item. */
final class Job implements Serializable {
    private static final long serialVersionUID = 1;
    private final int labels;
    private final TreeMap<Integer, Pool> pools = new TreeMap<>();
    private PoolTerms latestTerms;
    private boolean ending;
    private boolean stopped;

    Job(PoolTerms terms) {
        labels = terms.labels();
        latestTerms = terms;
    }

    int labels() {
        return labels;
    }

    @Nullable Pool pool(int item) {
        return pools.get(item);
    }

    Collection<Pool> pools() {
        return pools.values();
    }

    /** The terms of the pool opened last. */
    PoolTerms latestTerms() {
        return latestTerms;
    }

    /** Whether the job's end was audited: from then on only that end re-opens its pools. */
    boolean isEnding() {
        return ending;
    }

    /** Whether the circuit breaker stopped this job alone: its known answers are in dispute. */
    boolean isStopped() {
        return stopped;
    }

    void stop() {
        stopped = true;
    }

    void resume() {
        stopped = false;
    }

    /** How many of its pools have votes that an audit looks at, unless the job is stopped. */
    int auditablePools() {
        return (int) pools.values().stream().filter(Pool::isAuditable).count();
    }

    void open(Pool pool) {
        pools.put(pool.id().item(), pool);
        latestTerms = pool.terms();
    }

    /** The same terms as those given, as one object for all pools that share them. */
    PoolTerms shared(PoolTerms terms) {
        return terms.equals(latestTerms) ? latestTerms : terms;
    }

    void end() {
        ending = true;
    }
}
