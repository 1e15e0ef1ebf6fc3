/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.jspecify.annotations.Nullable;

/**
 * Places for newcomers, which jobs pay: the job that came first is used up first, its places one
 * after the other. Changed in place by evolve only.
 */
final class Places implements Serializable {
    private static final long serialVersionUID = 1;
    private final Map<JobId, Row> open = new LinkedHashMap<>();
    private final Set<JobId> closed = new LinkedHashSet<>();

    /** The places of one job, and how many of them are taken. */
    private record Row(int places, int taken) implements Serializable {}

    boolean knows(JobId job) {
        return open.containsKey(job) || closed.contains(job);
    }

    boolean isClosed(JobId job) {
        return closed.contains(job);
    }

    /** The place of the next newcomer who passes; null if none is left. */
    @Nullable PoolId next() {
        return open.entrySet().stream()
                .findFirst()
                .map(row -> new PoolId(row.getKey(), row.getValue().taken()))
                .orElse(null);
    }

    /** Whether a job pays nobody after this place. */
    boolean isLast(PoolId place) {
        var row = open.get(place.jobId());
        return row != null && place.item() == row.places() - 1;
    }

    void open(JobId job, int places) {
        open.put(job, new Row(places, 0));
    }

    void take(PoolId place) {
        open.computeIfPresent(place.jobId(), (_, row) -> new Row(row.places(), place.item() + 1));
    }

    void close(JobId job) {
        open.remove(job);
        closed.add(job);
    }

    @Override
    public String toString() {
        return open + " " + closed;
    }
}
