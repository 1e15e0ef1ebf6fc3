/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import static org.ale.eventsourcing.Decision.accepted;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.ale.eventsourcing.Decision;
import org.ale.kernel.JobId;

/** A client who wants no more: what is given back, what may finish, what closes as it stands. */
final class JobEnding {
    private final LeaseState state;
    private final JobId jobId;
    private final Instant at;

    JobEnding(LeaseState state, JobId jobId, Instant at) {
        this.state = state;
        this.jobId = jobId;
        this.at = at;
    }

    /**
     * Cancelled: items that nobody touched are given back, opened or not; a leased task may finish;
     * a pool with votes that nobody holds is closed as it stands.
     */
    Decision<LeaseEvent> withdraw() {
        return end(pool -> pool.leases.isEmpty(), OpenPool::isUntouched);
    }

    /**
     * No more answers: every open pool closes as it stands; what was never opened is given back.
     */
    Decision<LeaseEvent> end() {
        return end(_ -> true, _ -> false);
    }

    /**
     * Whether a pool of an ended job must close as it stands, because its last hand lets go.
     *
     * @param leasesGone leases that end just now
     * @param weighed answers that are weighed just now
     */
    static boolean closesWithout(LeaseState state, OpenPool pool, int leasesGone, int weighed) {
        var job = state.jobs.get(pool.id.jobId());
        return job != null
                && job.ended
                && !pool.shut
                && pool.leases.size() <= leasesGone
                && pool.unweighed <= weighed;
    }

    private Decision<LeaseEvent> end(
            Predicate<OpenPool> closesNow, Predicate<OpenPool> isGivenBack) {
        var job = state.jobs.get(jobId);
        if (job == null) {
            return accepted(
                    new LeaseEvent.ItemsWithdrawn(jobId, 0, at),
                    new LeaseEvent.JobExhausted(jobId, 1, at));
        }
        if (job.ended) {
            return accepted();
        }
        var open = new ArrayList<OpenPool>();
        for (var pool : state.window.values()) {
            if (pool.id.jobId().equals(jobId) && !pool.shut) {
                open.add(pool);
            }
        }
        var unopened = job.isStarted() ? job.unopened() : job.admitted;
        var untouched = open.stream().filter(isGivenBack).count();
        List<LeaseEvent> events = new ArrayList<>();
        events.add(new LeaseEvent.ItemsWithdrawn(jobId, (int) (unopened + untouched), at));
        for (var pool : open) {
            if (closesNow.test(pool)) {
                events.add(new LeaseEvent.PoolShut(pool.id, at));
            }
        }
        if (job.open == 0 && !job.isExhausted()) {
            events.add(new LeaseEvent.JobExhausted(jobId, job.round, at));
        }
        return accepted(events);
    }
}
