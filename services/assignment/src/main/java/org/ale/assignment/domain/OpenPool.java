/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;

/** A pool in the window: its seats, and who holds or held them. Changed in place by evolve only. */
final class OpenPool implements Serializable {
    private static final long serialVersionUID = 1;

    /**
     * Version 1: votes that a pool with a known answer takes, so all its seats are free at once.
     */
    static final int GOLD_VOTES = 10;

    /** Since version 2: fewest votes with which such a pool may close. */
    static final int GOLD_VOTES_MIN = 3;

    /** Version of the rules for pools opened now. */
    static final int RULES = 3;

    final PoolId id;
    final int labels;
    final int gold;
    final CommunityParameters parameters;
    final int version;

    /** Log time at which each worker's lease lapses, milliseconds. */
    final Map<WorkerId, Long> leases = new LinkedHashMap<>();

    final Set<WorkerId> answered = new LinkedHashSet<>();
    final Set<WorkerId> skipped = new LinkedHashSet<>();
    final Set<WorkerId> lapsed = new LinkedHashSet<>();
    int votes;
    int unweighed;
    boolean shut;

    /** When a seat last changed hands, milliseconds of log time. */
    long movedAtMillis;

    OpenPool(LeaseEvent.PoolOpened opened) {
        id = opened.poolId();
        labels = opened.labels();
        gold = opened.gold();
        parameters = opened.parameters();
        version = opened.version();
        movedAtMillis = opened.at().toEpochMilli();
    }

    boolean isGold() {
        return gold >= 0;
    }

    /**
     * Seats that may be taken at once: no vote is bought that could not count, because a pool may
     * close with its next vote as soon as it has the fewest it needs.
     */
    int freeSeats() {
        return most() - leases.size() - unweighed;
    }

    private int most() {
        if (!isGold()) {
            return Math.max(1, parameters.consensus().minVotes() - votes);
        }
        var left = GOLD_VOTES - votes;
        return version < 2 ? left : Math.min(left, Math.max(1, GOLD_VOTES_MIN - votes));
    }

    /** Whether this worker holds, answered or passed over the task. */
    boolean isKnownTo(WorkerId worker) {
        return leases.containsKey(worker) || answered.contains(worker) || skipped.contains(worker);
    }

    /** Whether nobody has answered or holds it. */
    boolean isUntouched() {
        return leases.isEmpty() && votes == 0 && unweighed == 0;
    }

    /** Whether nobody took a free seat for the time of a whole lease. */
    boolean isStarved(long nowMillis) {
        return nowMillis - movedAtMillis >= parameters.serving().leaseSeconds() * 1000L;
    }
}
