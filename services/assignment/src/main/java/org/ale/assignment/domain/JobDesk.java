/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import java.io.Serializable;
import java.util.TreeMap;
import org.ale.assignment.domain.LeaseCommand.JobTerms;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;
import org.jspecify.annotations.Nullable;

/** One job at the desk: what waits, what is open, who saw what. Changed in place by evolve only. */
final class JobDesk implements Serializable {
    private static final long serialVersionUID = 2;

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
    LeftPools left = new LeftPools(0);

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
}
