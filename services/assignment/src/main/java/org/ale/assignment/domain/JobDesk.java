/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import java.io.Serializable;
import java.util.List;
import java.util.TreeMap;
import org.ale.assignment.domain.LeaseCommand.JobTerms;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

/** One job at the desk: what waits, what is open, who saw what. Changed in place by evolve only. */
final class JobDesk implements Serializable {
    private static final long serialVersionUID = 1;

    final JobId id;
    final TreeMap<Integer, Integer> gold = new TreeMap<>();
    @Nullable JobTerms terms;
    int admitted;

    /** Items in order of opening, and how many of them were opened. */
    int[] order = {};

    int opened;
    int open;
    int round = 1;

    /** By its client. */
    boolean halted;

    /** By the circuit breaker. */
    boolean stopped;

    boolean ended;
    Ale promotion = Ale.ZERO;
    long startedAsNumber;

    /** What is kept of each item whose pool left; a returned pool must know. */
    @Nullable LeftPool[] left = {};

    /**
     * A pool that left.
     *
     * @param seenBy workers who answered or passed over it
     * @param votes it had
     * @param parameters it was opened with
     * @param version of the rules it was opened with
     */
    record LeftPool(List<WorkerId> seenBy, int votes, CommunityParameters parameters, int version)
            implements Serializable {}

    JobDesk(JobId id) {
        this.id = id;
    }

    boolean isStarted() {
        return terms != null;
    }

    /** Whether its tasks are dealt and its pools take up room: nobody holds it back. */
    boolean isServed() {
        return !halted && !stopped;
    }

    int unopened() {
        return order.length - opened;
    }

    /** Whether the last of its pools has left. */
    boolean isExhausted() {
        return isStarted() && unopened() == 0 && open == 0;
    }

    /** What is kept of an item; null if its pool never left. */
    @Nullable LeftPool left(int item) {
        return item < left.length ? left[item] : null;
    }
}
