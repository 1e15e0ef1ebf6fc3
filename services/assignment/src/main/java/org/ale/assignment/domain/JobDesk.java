/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ale.assignment.domain.LeaseCommand.JobTerms;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
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
    boolean halted;
    boolean ended;
    Ale promotion = Ale.ZERO;
    long startedAsNumber;

    /** Workers who answered or passed over an item whose pool left; a returned pool must know. */
    final Map<Integer, Set<WorkerId>> seen = new HashMap<>();

    /** Votes of each item whose pool left, and the parameters that it was opened with. */
    final Map<Integer, Integer> votes = new HashMap<>();

    final Map<Integer, CommunityParameters> parameters = new HashMap<>();

    JobDesk(JobId id) {
        this.id = id;
    }

    boolean isStarted() {
        return terms != null;
    }

    int unopened() {
        return order.length - opened;
    }

    /** Whether its next pool may be opened. */
    boolean mayOpen() {
        return isStarted() && !halted && !ended && unopened() > 0;
    }

    /** Whether the last of its pools has left. */
    boolean isExhausted() {
        return isStarted() && unopened() == 0 && open == 0;
    }

    PoolId next(int ahead) {
        return new PoolId(id, order[opened + ahead]);
    }

    Set<WorkerId> seen(int item) {
        return seen.getOrDefault(item, new LinkedHashSet<>());
    }
}
