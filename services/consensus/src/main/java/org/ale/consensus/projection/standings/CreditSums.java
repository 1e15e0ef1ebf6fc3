/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.projection.standings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What a batch adds to the sums of workers and of communities. */
final class CreditSums {
    private static final long ONE_MICRO = 1_000_000;
    private static final int GOLD_WEIGHT = 5;

    /** Whose sum it is. */
    record Worker(UUID worker, Community community) {}

    /** A community's pools with one number of labels. */
    record Community(UUID community, int labels) {}

    /** What is added. */
    static final class Sum {
        long rightMicro;
        long creditedMicro;
        int finished;

        private void add(int rightMicro, int weight, int finished) {
            if (rightMicro != PoolCredit.UNKNOWN) {
                this.rightMicro += (long) weight * rightMicro;
                creditedMicro += weight * ONE_MICRO;
            }
            this.finished += finished;
        }
    }

    private final Map<Worker, Sum> workers = new LinkedHashMap<>();
    private final Map<Community, Sum> communities = new LinkedHashMap<>();

    /** A pool's credits change from what they were to what they are. */
    void change(Community community, boolean gold, PoolCredit before, PoolCredit after) {
        var weight = gold ? GOLD_WEIGHT : 1;
        before.rightMicro().forEach((worker, right) -> add(worker, community, right, -weight));
        after.rightMicro().forEach((worker, right) -> add(worker, community, right, weight));
    }

    private void add(UUID worker, Community community, int rightMicro, int weight) {
        var finished = Integer.signum(weight);
        workers.computeIfAbsent(new Worker(worker, community), _ -> new Sum())
                .add(rightMicro, weight, finished);
        communities.computeIfAbsent(community, _ -> new Sum()).add(rightMicro, weight, finished);
    }

    Map<Worker, Sum> workers() {
        return workers;
    }

    Map<Community, Sum> communities() {
        return communities;
    }
}
