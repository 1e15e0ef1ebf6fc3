/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.io.Serializable;
import java.util.List;
import org.ale.kernel.JobId;
import org.ale.kernel.WorkerId;

/**
 * A job as a snapshot holds it: its pools are numbers in a row. Everybody waits while an owner
 * writes a snapshot, and object by object the pools of a large job take most of that time.
 */
final class FrozenJob implements Serializable {
    private static final long serialVersionUID = 1;
    private final JobId id;
    private final PoolTerms latestTerms;
    private final List<PoolTerms> terms;
    private final List<WorkerId> workers;
    private final byte[] pools;
    private final boolean ending;
    private final boolean stopped;

    FrozenJob(Job job) {
        id = job.id();
        latestTerms = job.latestTerms();
        var writer = new PoolWriter();
        job.pools().forEach(writer::write);
        terms = writer.terms();
        workers = writer.workers();
        pools = writer.bytes();
        ending = job.isEnding();
        stopped = job.isStopped();
    }

    private Object readResolve() {
        var job = new Job(id, latestTerms, ending, stopped);
        terms.forEach(job::shared);
        var reader = new PoolReader(id, terms, workers, pools);
        while (reader.hasNext()) {
            job.take(reader.next());
        }
        return job;
    }
}
