/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.ale.schemas.consensus.v1.AuditPassed;
import org.ale.schemas.type.v1.CommunityParameters;

/**
 * Audits of one community: that they take place when they must, and that each pool of which they
 * say something else is told of. While the breaker keeps the community stopped nothing is told; all
 * of it is when it goes on. What belongs together is what one command brought about.
 */
final class AuditsCheck {
    private final Findings findings;
    private final LabelledCommunity community;
    private final Map<Integer, Rounds> rounds = new HashMap<>();
    private final Map<String, CommunityParameters> limits = new HashMap<>();
    private final TreeSet<Integer> due = new TreeSet<>();
    private final TreeSet<Integer> lookedAt = new TreeSet<>();
    private CommunityParameters latest = CommunityParameters.getDefaultInstance();
    private String place = "";
    private String endOfJob = "";

    /** Closed pools of one number of labels, and whether there is something to unlearn. */
    private static final class Rounds {
        int auditable;
        int sinceAudit;
        boolean scored;
        boolean asked;
    }

    AuditsCheck(Findings findings, LabelledCommunity community) {
        this.findings = findings;
        this.community = community;
    }

    private Rounds rounds(int labels) {
        return rounds.computeIfAbsent(labels, _ -> new Rounds());
    }

    /** Each fact is told of first. */
    void comes(String at) {
        place = at;
    }

    /** A pool that opens is when an audit runs, if one is due: a periodic one, or after a stop. */
    void opened(AuditedPool pool) {
        var now = rounds(pool.labels());
        var every = pool.parameters().getAuditEvery();
        latest = pool.parameters();
        limits.put(pool.jobId(), latest);
        var enough = every > 0 && now.sinceAudit >= every && 2L * now.sinceAudit >= now.auditable;
        if (!community.breaker.isTripped() && (enough || now.asked)) {
            due.add(pool.labels());
        }
        now.scored |= pool.isBalanced();
    }

    /** A pool closed for the first time whose votes audits look at. */
    void closed(AuditedPool pool) {
        rounds(pool.labels()).auditable++;
        rounds(pool.labels()).sinceAudit++;
    }

    /** When the breaker trips all is looked at that closed before; one pool may close just then. */
    void tripped() {
        rounds.forEach((labels, each) -> {
            if (each.auditable > 1) {
                due.add(labels);
            }
        });
    }

    /** A job was stopped: the next pool that opens is when what it taught is unlearnt. */
    void stopped(Collection<AuditedPool> pools) {
        for (var pool : pools) {
            var now = rounds(pool.labels());
            now.asked = now.scored;
            now.auditable -= pool.isEvidence() ? 1 : 0;
        }
    }

    /** A stopped job's pools are looked at again. */
    void resumed(Collection<AuditedPool> pools) {
        pools.stream()
                .filter(AuditedPool::isEvidence)
                .forEach(pool -> rounds(pool.labels()).auditable++);
    }

    void restarted() {
        lookedAt.addAll(rounds.keySet());
    }

    /** An audit took place, and its labels hold. */
    void passed(AuditPassed event, LabelModel model) {
        due.remove(event.getLabels());
        lookedAt.add(event.getLabels());
        rounds(event.getLabels()).sinceAudit = 0;
        rounds(event.getLabels()).asked = false;
        endOfJob = event.getJobId();
        if (community.breaker.isStopped(endOfJob)) {
            findings.add("stopped-job-audited", place, endOfJob);
        }
        if (!community.breaker.isTripped()) {
            community.bench.audited(
                    place, event.getLabels(), limits.getOrDefault(endOfJob, latest), model);
        }
    }

    /**
     * Before a job is decided its labels are looked at a last time, unless it is stopped, and no
     * pool of it is open.
     */
    void decided(String jobId) {
        var stopped = community.breaker.isStopped(jobId);
        for (var pool : community.poolsOf(jobId)) {
            if (pool.isOpen()) {
                findings.add("decided-open", place, pool.id());
            }
            if (pool.isEvidence() && !stopped) {
                rounds(pool.labels()).auditable--;
                if (!endOfJob.equals(jobId)) {
                    findings.add("decided-unaudited", place, pool.id());
                }
                expectTold(pool);
            }
        }
        limits.remove(jobId);
    }

    /** Audits tell nothing of a stopped job's pools. */
    void tells(AuditedPool pool) {
        if (community.breaker.isStopped(pool.jobId())) {
            findings.add("stopped-job-audited", place, pool.id());
        }
    }

    /** The log says of this pool what its votes say now. */
    void expectTold(AuditedPool pool) {
        var now = pool.byVotes(pool.posterior());
        var said = pool.said();
        if (!pool.isGold() && (now.label() != said.label() || now.resolved() != said.resolved())) {
            findings.add("relabel-left-out", place, pool.id() + " says " + now);
            pool.say(now);
        }
    }

    /** The command is over. */
    void end() {
        due.forEach(labels -> findings.add("audit-left-out", place, "of " + labels + " labels"));
        due.clear();
        if (!community.breaker.isTripped()) {
            for (var labels : lookedAt) {
                community.evidence(labels).stream()
                        .filter(pool -> !pool.isOpen())
                        .forEach(this::expectTold);
            }
        }
        lookedAt.clear();
        endOfJob = "";
    }
}
