/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import org.ale.kernel.JobId;
import org.jspecify.annotations.Nullable;

/** The pools of a job that is not decided yet, in order of item. */
final class Job implements Serializable {
    private static final long serialVersionUID = 2;
    private final JobId id;
    private final transient TreeMap<Integer, Pool> pools = new TreeMap<>();
    private final transient LinkedHashMap<PoolTerms, PoolTerms> terms = new LinkedHashMap<>();
    private PoolTerms latestTerms;
    private boolean ending;
    private boolean stopped;

    Job(JobId id, PoolTerms first) {
        this.id = id;
        latestTerms = shared(first);
    }

    /** A job as it was when a snapshot was taken. */
    Job(JobId id, PoolTerms latest, boolean ending, boolean stopped) {
        this(id, latest);
        this.ending = ending;
        this.stopped = stopped;
    }

    JobId id() {
        return id;
    }

    int labels() {
        return latestTerms.labels();
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
        take(pool);
        latestTerms = pool.terms();
    }

    /** Has a pool that it had when the snapshot was taken. */
    void take(Pool pool) {
        pools.put(pool.id().item(), pool);
    }

    /**
     * The same terms as those given, as one object for all pools that share them. There are as many
     * as labels, and once more for each change of parameters.
     */
    PoolTerms shared(PoolTerms ofPool) {
        return terms.computeIfAbsent(ofPool, first -> first);
    }

    void end() {
        ending = true;
    }

    private Object writeReplace() {
        return new FrozenJob(this);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a job is written as a FrozenJob");
    }
}
