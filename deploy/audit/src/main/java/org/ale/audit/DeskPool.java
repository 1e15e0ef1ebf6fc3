/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ale.schemas.assignment.v1.PoolOpened;
import org.ale.schemas.type.v1.CommunityParameters;

/** An open pool at a community's desk, as the auditor sees it. */
final class DeskPool {
    private static final int GOLD_VOTES = 10;
    private static final int GOLD_VOTES_MIN = 3;

    final String id;
    final boolean gold;
    final CommunityParameters parameters;
    private final PoolOpened opened;
    final Set<String> holders = new HashSet<>();
    final Set<String> done = new HashSet<>();
    int votes;
    int unweighed;
    boolean shut;
    long movedAtMillis;

    DeskPool(PoolOpened opened, long atMillis) {
        id = opened.getPoolId();
        gold = opened.getGold() > 0;
        parameters = opened.getParameters();
        this.opened = opened;
        movedAtMillis = atMillis;
    }

    String job() {
        return id.substring(0, id.lastIndexOf(':'));
    }

    /** Whether this worker may be dealt it: a seat is free, and he never saw it. */
    boolean mayTake(String worker, Set<Integer> benched, long nowMillis) {
        var starved = nowMillis - movedAtMillis >= parameters.getLeaseSeconds() * 1000L;
        return !shut
                && most() - holders.size() - unweighed > 0
                && !holders.contains(worker)
                && !done.contains(worker)
                && (gold
                        || starved
                        || !(benched.contains(0) || benched.contains(opened.getLabels())));
    }

    /** Whether it is one of those that are offered to this worker, if they are not too many. */
    boolean isNewTo(String worker) {
        return !shut && !holders.contains(worker) && !done.contains(worker);
    }

    private int most() {
        if (!gold) {
            return Math.max(1, parameters.getMinVotes() - votes);
        }
        var left = GOLD_VOTES - votes;
        return opened.getRuleVersion() < 2
                ? left
                : Math.min(left, Math.max(1, GOLD_VOTES_MIN - votes));
    }

    void release(String worker, long atMillis) {
        holders.remove(worker);
        movedAtMillis = atMillis;
    }

    /** What is left of a pool that was decided, in case that an audit opens it again. */
    record Left(int votes, Set<String> done, PoolOpened opened) {}

    Left left() {
        return new Left(votes + unweighed, done, opened);
    }

    static DeskPool returned(Left left, long atMillis) {
        var pool = new DeskPool(left.opened(), atMillis);
        pool.votes = left.votes();
        pool.done.addAll(left.done());
        return pool;
    }

    static Map<String, Left> none() {
        return new HashMap<>();
    }
}
