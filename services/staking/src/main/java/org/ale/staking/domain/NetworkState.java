/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.domain;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.WorkerId;

/** What counts for the running epoch. Changed in place, by folding only. */
public final class NetworkState implements Serializable {
    private static final long serialVersionUID = 1;

    /** Settled work of one community in the running epoch. */
    record Work(Ale paid, Ale fees) implements Serializable {
        Work plus(Work other) {
            return new Work(paid.plus(other.paid), fees.plus(other.fees));
        }
    }

    private final Stakes stakes = new Stakes();
    private final SortedMap<CommunityId, Work> work = new TreeMap<>();
    private final SortedMap<CommunityId, Long> batches = new TreeMap<>();
    private final SortedMap<CommunityId, SortedMap<WorkerId, Long>> standings = new TreeMap<>();
    private long index;

    Stakes stakes() {
        return stakes;
    }

    /** Work of the running epoch by community. */
    SortedMap<CommunityId, Work> work() {
        return Collections.unmodifiableSortedMap(work);
    }

    /** Reputations above zero of a community by worker. */
    Map<WorkerId, Long> standings(CommunityId community) {
        return Collections.unmodifiableSortedMap(
                standings.getOrDefault(community, Collections.emptySortedMap()));
    }

    long batches(CommunityId community) {
        return batches.getOrDefault(community, 0L);
    }

    /** The last period that was shared. */
    long index() {
        return index;
    }

    void note(NetworkEvent.WorkNoted noted) {
        batches.put(noted.community(), noted.batch());
        if (!noted.paid().isZero() || !noted.fees().isZero()) {
            work.merge(noted.community(), new Work(noted.paid(), noted.fees()), Work::plus);
        }
        var members = standings.computeIfAbsent(noted.community(), _ -> new TreeMap<>());
        for (var standing : noted.standings()) {
            if (standing.reputationMicro() == 0) {
                members.remove(standing.worker());
            } else {
                members.put(standing.worker(), standing.reputationMicro());
            }
        }
    }

    void end(long endedIndex) {
        index = endedIndex;
        work.clear();
        stakes.beginEpoch();
    }

    @Override
    public String toString() {
        return "%d %s %s %s %s".formatted(index, stakes, work, batches, standings);
    }
}
