/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ale.schemas.type.v1.CommunityParameters;

/** An open pool at a community's desk, as the auditor sees it. */
final class DeskPool {
    private static final int GOLD_VOTES = 10;

    final String id;
    final boolean gold;
    final CommunityParameters parameters;
    final Set<String> holders = new HashSet<>();
    final Set<String> done = new HashSet<>();
    int votes;
    int unweighed;
    boolean shut;
    long movedAtMillis;

    DeskPool(String id, boolean gold, CommunityParameters parameters, long atMillis) {
        this.id = id;
        this.gold = gold;
        this.parameters = parameters;
        movedAtMillis = atMillis;
    }

    String job() {
        return id.substring(0, id.lastIndexOf(':'));
    }

    /** Whether this worker may be dealt it: a seat is free, and he never saw it. */
    boolean mayTake(String worker, boolean benched, long nowMillis) {
        var most = gold ? GOLD_VOTES - votes : Math.max(1, parameters.getMinVotes() - votes);
        var starved = nowMillis - movedAtMillis >= parameters.getLeaseSeconds() * 1000L;
        return !shut
                && most - holders.size() - unweighed > 0
                && !holders.contains(worker)
                && !done.contains(worker)
                && (!benched || gold || starved);
    }

    void release(String worker, long atMillis) {
        holders.remove(worker);
        movedAtMillis = atMillis;
    }

    /** What is left of a pool that was decided, in case that an audit opens it again. */
    record Left(int votes, Set<String> done, boolean gold, CommunityParameters parameters) {}

    Left left() {
        return new Left(votes + unweighed, done, gold, parameters);
    }

    static DeskPool returned(String id, Left left, long atMillis) {
        var pool = new DeskPool(id, left.gold(), left.parameters(), atMillis);
        pool.votes = left.votes();
        pool.done.addAll(left.done());
        return pool;
    }

    static Map<String, Left> none() {
        return new HashMap<>();
    }
}
