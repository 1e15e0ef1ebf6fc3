/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Measured durations; any thread may add. */
public final class Latencies {
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

    public void add(long durationNanos) {
        nanos.add(durationNanos);
    }

    public int count() {
        return nanos.size();
    }

    /**
     * What part of the durations does not exceed, in milliseconds; 0 without any.
     *
     * @param share in 0–1, e.g. 0.99
     */
    public double percentileMillis(double share) {
        var sorted = nanos.stream().mapToLong(value -> value).toArray();
        if (sorted.length == 0) {
            return 0;
        }
        Arrays.sort(sorted);
        var index = (int) Math.ceil(share * sorted.length) - 1;
        return Math.rint(sorted[Math.max(0, index)] / 1e5) / 10;
    }
}
