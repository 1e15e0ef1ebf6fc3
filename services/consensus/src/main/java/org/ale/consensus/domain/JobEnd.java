/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import static org.ale.eventsourcing.Decision.accepted;

import java.util.ArrayList;
import java.util.List;
import org.ale.consensus.domain.PoolCommand.AuditJob;
import org.ale.consensus.domain.PoolEvent.AuditDeferred;
import org.ale.consensus.domain.PoolEvent.JobDecided;
import org.ale.consensus.domain.PoolEvent.PoolReopened;
import org.ale.eventsourcing.Decision;

/**
 * The end of a job: its labels are looked at again. The first round may ask for more votes; when no
 * pool is open, all labels are final. A stopped job is not looked at: its known answers would
 * mislead.
 */
final class JobEnd {
    private static final int ROUND_THAT_REOPENS = 1;
    private final PoolState state;

    JobEnd(PoolState state) {
        this.state = state;
    }

    Decision<PoolEvent> decide(AuditJob command) {
        var jobId = command.jobId();
        if (state.decidedJobs.contains(jobId)) {
            return accepted();
        }
        var job = state.jobs.get(jobId);
        if (job == null) {
            return accepted(new JobDecided(jobId, command.at()));
        }
        if (state.isStopped()) {
            return Integer.valueOf(command.round()).equals(state.deferredAudits.get(jobId))
                    ? accepted()
                    : accepted(new AuditDeferred(jobId, command.round(), command.at()));
        }
        return accepted(events(command, job));
    }

    private List<PoolEvent> events(AuditJob command, Job job) {
        var events = new ArrayList<PoolEvent>();
        var model = state.models.get(job.labels());
        if (model != null && !job.isStopped() && job.pools().stream().anyMatch(Pool::isAuditable)) {
            var mayReopen = command.round() == ROUND_THAT_REOPENS;
            events.addAll(
                    new AuditReport(state, model, job.latestTerms(), command.at())
                            .events(
                                    command.jobId(),
                                    pool ->
                                            mayReopen
                                                    && pool.id().jobId().equals(command.jobId())));
        }
        var reopens = events.stream().anyMatch(PoolReopened.class::isInstance);
        if (!reopens && job.pools().stream().noneMatch(Pool::isOpen)) {
            events.add(new JobDecided(command.jobId(), command.at()));
        }
        return events;
    }
}
