/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Names a validation pool. One item of a job is one pool, so the name is the job and the item's
 * index.
 *
 * @param jobId the job
 * @param item zero-based index of the item in the job's manifest order
 */
public record PoolId(JobId jobId, int item) implements Comparable<PoolId>, Serializable {
    private static final Comparator<PoolId> ORDER =
            Comparator.comparing(PoolId::jobId).thenComparingInt(PoolId::item);

    public PoolId {
        if (item < 0) {
            throw new IllegalArgumentException("an item index is not negative: " + item);
        }
    }

    /**
     * Reads the form {@code <job>:<item>}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static PoolId of(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("a pool id is <job>:<item>: " + text);
        }
        return new PoolId(
                JobId.of(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    }

    @Override
    public int compareTo(PoolId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return jobId + ":" + item;
    }
}
