/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ale.kernel.Ale;
import org.ale.kernel.ClientId;
import org.ale.kernel.JobId;
import org.ale.kernel.WorkerId;

/** What the chain has not been told yet. Changed in place, by folding only. */
final class Unsettled implements Serializable {
    private static final long serialVersionUID = 1;
    private final Map<WorkerId, Ale> earnings = new LinkedHashMap<>();
    private final Map<JobId, JobLegs> jobs = new LinkedHashMap<>();
    private final Map<JobId, ClientId> clients = new LinkedHashMap<>();
    private final Map<WorkerId, Long> standings = new LinkedHashMap<>();
    private long batches;

    /** What can be compared and shown. */
    record View(
            Map<WorkerId, Ale> earnings,
            Map<JobId, JobLegs> jobs,
            Map<WorkerId, Long> standings,
            long batches) {}

    View view() {
        return new View(
                new LinkedHashMap<>(earnings),
                new LinkedHashMap<>(jobs),
                new LinkedHashMap<>(standings),
                batches);
    }

    /** Batches told so far. */
    long batches() {
        return batches;
    }

    List<Earned> earnings() {
        return earnings.entrySet().stream()
                .map(each -> new Earned(each.getKey(), each.getValue()))
                .toList();
    }

    List<JobLegs> jobs() {
        return List.copyOf(jobs.values());
    }

    ClientId clientOf(JobId job) {
        var client = clients.get(job);
        if (client == null) {
            throw new IllegalStateException("nobody knows who paid for " + job);
        }
        return client;
    }

    List<Standing> standings() {
        return standings.entrySet().stream()
                .map(each -> new Standing(each.getKey(), each.getValue()))
                .toList();
    }

    void earn(WorkerId worker, Ale amount) {
        if (!amount.isZero()) {
            earnings.merge(worker, amount, Ale::plus);
        }
    }

    void move(ClientId client, JobLegs legs) {
        clients.put(legs.jobId(), client);
        jobs.merge(legs.jobId(), legs, JobLegs::plus);
    }

    /** The last one counts: they come in the order of the reputation log. */
    void stand(Standing standing) {
        standings.put(standing.worker(), standing.reputationMicro());
    }

    /** A batch names everything that was known of whom it names. */
    void settle(AccountEvent.EarningsSettled settled) {
        batches = settled.batch();
        settled.earnings().forEach(each -> earnings.remove(each.worker()));
        settled.jobs()
                .forEach(each -> {
                    jobs.remove(each.jobId());
                    clients.remove(each.jobId());
                });
        settled.standings().forEach(each -> standings.remove(each.worker()));
    }
}
