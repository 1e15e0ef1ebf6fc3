/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

/** All that a community's desk knows. Changed in place by evolve only. */
public final class LeaseState implements Serializable {
    private static final long serialVersionUID = 2;

    /**
     * A lease in the order in which leases lapse.
     *
     * @param expiresAtMillis log time
     * @param number order of dealing
     */
    record Lease(long expiresAtMillis, long number, PoolId poolId, WorkerId worker)
            implements Serializable, Comparable<Lease> {
        private static final Comparator<Lease> ORDER =
                Comparator.comparingLong(Lease::expiresAtMillis).thenComparingLong(Lease::number);

        @Override
        public int compareTo(Lease other) {
            return ORDER.compare(this, other);
        }
    }

    /** Parameters by the log time from which they hold, milliseconds. */
    final TreeMap<Long, CommunityParameters> parameters = new TreeMap<>();

    final Map<WorkerId, WorkerDesk> members = new LinkedHashMap<>();
    final Map<JobId, JobDesk> jobs = new LinkedHashMap<>();

    /** Open pools in order of opening. */
    final LinkedHashMap<PoolId, OpenPool> window = new LinkedHashMap<>();

    final TreeSet<Lease> leases = new TreeSet<>();
    final Map<PoolId, Map<WorkerId, Lease>> leaseOf = new LinkedHashMap<>();

    /** When each worker was last dealt tasks, milliseconds of log time; the latest comes last. */
    final LinkedHashMap<WorkerId, Long> dealtAtMillis = new LinkedHashMap<>();

    long dealtLeases;
    long startedJobs;
    long epoch;
    boolean epochIsOpen;

    /** With which the seed of the newest epoch was committed. */
    byte[] seedSha256 = {};

    long draws;
    boolean stopped;

    /** The parameters that hold now; null before the community is founded. */
    public @Nullable CommunityParameters parametersAt(long millis) {
        var entry = parameters.floorEntry(millis);
        return entry == null ? null : entry.getValue();
    }

    /** The one object of parameters that hold or have held: each fact brings a new one. */
    CommunityParameters same(CommunityParameters of) {
        for (var known : parameters.descendingMap().values()) {
            if (known.equals(of)) {
                return known;
            }
        }
        return of;
    }

    /** Pools that may be voted on, in order of opening. */
    public List<PoolId> openPools() {
        return window.values().stream().filter(pool -> !pool.shut).map(pool -> pool.id).toList();
    }

    /** Whether somebody holds a task, so that time alone will change something. */
    public boolean hasLeases() {
        return !leases.isEmpty();
    }

    /**
     * The running epoch if it was committed under another secret than the one that these seeds
     * follow from: its draws cannot go on, and it can never be revealed.
     */
    public OptionalLong lostEpoch(SeedSource seeds, CommunityId here) {
        return epochIsOpen && !Arrays.equals(seedSha256, seeds.commitment(here, epoch))
                ? OptionalLong.of(epoch)
                : OptionalLong.empty();
    }

    /** Whether this worker is a member. */
    public boolean isMember(WorkerId worker) {
        return members.containsKey(worker);
    }

    /** Unexpired tasks in a worker's hand, in order of dealing. */
    public List<PoolId> held(WorkerId worker, long nowMillis) {
        var desk = members.get(worker);
        if (desk == null) {
            return List.of();
        }
        var held = new ArrayList<PoolId>();
        for (var poolId : desk.held) {
            var pool = window.get(poolId);
            if (pool != null && pool.leases.getOrDefault(worker, 0L) > nowMillis) {
                held.add(poolId);
            }
        }
        return held;
    }

    /**
     * How many workers were dealt tasks since a log time; it counts no further than {@code most}.
     */
    int present(long sinceMillis, int most) {
        var present = 0;
        for (var dealtAt : dealtAtMillis.sequencedValues().reversed()) {
            if (dealtAt <= sinceMillis || present == most) {
                break;
            }
            present++;
        }
        return present;
    }

    JobDesk job(JobId id) {
        var job = jobs.get(id);
        if (job == null) {
            throw new IllegalStateException("a fact about a job that nobody admitted: " + id);
        }
        return job;
    }

    OpenPool pool(PoolId id) {
        var pool = window.get(id);
        if (pool == null) {
            throw new IllegalStateException("a fact about a pool that is not open: " + id);
        }
        return pool;
    }

    WorkerDesk member(WorkerId worker) {
        var desk = members.get(worker);
        if (desk == null) {
            throw new IllegalStateException("a fact about a worker who is no member: " + worker);
        }
        return desk;
    }
}
