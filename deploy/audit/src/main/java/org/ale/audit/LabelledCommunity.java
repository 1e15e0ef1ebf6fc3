/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ale.schemas.consensus.v1.BreakerTripped;
import org.ale.schemas.consensus.v1.JobResumed;
import org.ale.schemas.consensus.v1.JobStopped;

/** What the auditor knows of a community whose pools are being decided. */
final class LabelledCommunity {
    private static final int NEW_COMMUNITY_POOLS = 50;

    final Map<String, AuditedPool> pools = new LinkedHashMap<>();
    final Map<String, Long> reputations = new HashMap<>();
    final AuditedBreaker breaker;
    final BenchCheck bench;
    final AuditsCheck audits;
    final ClosingsDue closings;
    int closed;
    private final Findings findings;
    private final Map<Integer, LabelModel> models = new HashMap<>();
    private final Map<Integer, LabelModel> settled = new HashMap<>();
    private String command = "";

    LabelledCommunity(Findings findings) {
        this.findings = findings;
        breaker = new AuditedBreaker(findings);
        bench = new BenchCheck(findings);
        audits = new AuditsCheck(findings, this);
        closings = new ClosingsDue(findings, this);
    }

    /** Each fact is told of first: those of one command belong together. */
    void comes(LogEntry entry) {
        if (!entry.event().getCommandId().equals(command)) {
            endOfCommand();
            command = entry.event().getCommandId();
        }
        audits.comes(entry.place());
    }

    private void endOfCommand() {
        audits.end();
        closings.end();
    }

    boolean isNew() {
        return closed < NEW_COMMUNITY_POOLS;
    }

    /** Whether a pool that needs no more votes stays open. */
    boolean isHeldBack(AuditedPool pool) {
        return breaker.isTripped() || breaker.isStopped(pool.jobId());
    }

    LabelModel model(int labels) {
        return models.computeIfAbsent(labels, LabelModel::new);
    }

    /** An audit looks at all that closed and is not decided, and goes on from what it finds. */
    LabelModel audit(int labels) {
        var model = new AuditPasses(settledModel(labels), evidence(labels)).run();
        models.put(labels, model);
        return model;
    }

    /** What audits look at. The pools of a stopped job are none: its known answers mislead. */
    List<AuditedPool> evidence(int labels) {
        return pools.values().stream()
                .filter(pool -> pool.isEvidence() && pool.labels() == labels)
                .filter(pool -> !breaker.isStopped(pool.jobId()))
                .toList();
    }

    List<AuditedPool> poolsOf(String job) {
        return pools.values().stream().filter(pool -> pool.jobId().equals(job)).toList();
    }

    private LabelModel settledModel(int labels) {
        return settled.computeIfAbsent(labels, LabelModel::new);
    }

    void trip(LogEntry entry, BreakerTripped event) {
        breaker.trip(entry, event);
        audits.tripped();
    }

    void goOn(LogEntry entry) {
        breaker.reset();
        audits.restarted();
        closings.goesOn(entry.place(), pools.values());
    }

    /** One job is stopped. If it was decided before, only its known answers are forgotten. */
    void stop(LogEntry entry, JobStopped event) {
        breaker.stop(entry, event);
        var pools = poolsOf(event.getJobId());
        if (pools.isEmpty()) {
            breaker.forget(event.getJobId());
        }
        audits.stopped(pools);
    }

    void resume(LogEntry entry, JobResumed event) {
        var job = event.getJobId();
        findings.checked("jobs that go on");
        if (!breaker.isStopped(job)) {
            findings.add("job-resumed-unasked", entry.place(), job + " was not stopped");
            return;
        }
        breaker.forget(job);
        audits.resumed(poolsOf(job));
        closings.goesOn(entry.place(), poolsOf(job));
    }

    /**
     * What a decided job's pools taught is kept, unless it is stopped; the pools are not looked at
     * again.
     */
    void decide(String jobId) {
        audits.decided(jobId);
        for (var pool : poolsOf(jobId)) {
            if (pool.isEvidence() && !breaker.isStopped(jobId)) {
                settle(pool);
            }
            pools.remove(pool.id());
        }
        breaker.forget(jobId);
    }

    private void settle(AuditedPool pool) {
        var truth = pool.truth();
        var model = settledModel(pool.labels());
        model.countClass(truth);
        for (var vote : pool.votes()) {
            model.credit(
                    vote.worker(), vote.label(), truth, pool.isGold() ? LabelModel.GOLD_WEIGHT : 1);
        }
    }

    /** The community goes on, or its log ends: what had to follow must have followed. */
    void finish(String place) {
        breaker.goesOn(place, "");
        bench.goesOn();
        endOfCommand();
    }
}
