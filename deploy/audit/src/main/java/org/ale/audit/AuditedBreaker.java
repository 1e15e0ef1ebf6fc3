/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ale.schemas.consensus.v1.BreakerTripped;
import org.ale.schemas.consensus.v1.JobStopped;

/**
 * When a community or some of its jobs have to be stopped, once more. Pools with known answers are
 * far below if they agree with them, by votes alone, in less than 0.8 of the long-run share (34 of
 * 40 to begin with), by more than three standard deviations. Fewer than five say nothing; the
 * latest 50 count.
 *
 * <p>At least ten pools of other jobs that hold that share vouch for the community. Then a job
 * whose own pools are far below stops alone. If all pools are, the jobs stop that have to be set
 * aside, the worst first, until the rest vouches; if it never does, the community stops.
 */
final class AuditedBreaker {
    private static final int RECENT_MAX = 50;
    private static final int COUNT_MIN = 5;
    private static final int REST_MIN = 10;
    private static final BigInteger DEVIATIONS_SQUARED = BigInteger.valueOf(9);

    private final ArrayDeque<Heard> recent = new ArrayDeque<>();
    private final Set<String> stoppedJobs = new HashSet<>();
    private final ArrayDeque<String> stopsDue = new ArrayDeque<>();
    private final Findings findings;
    private long agreedBefore = 34;
    private long scoredBefore = 40;
    private String heardLast = "";
    private boolean tripped;
    private boolean tripDue;

    private record Heard(String job, boolean agreed) {}

    AuditedBreaker(Findings findings) {
        this.findings = findings;
    }

    boolean isTripped() {
        return tripped;
    }

    /** Whether the job was stopped alone. */
    boolean isStopped(String job) {
        return stoppedJobs.contains(job);
    }

    /** A pool with a known answer tells what its votes alone say. */
    void hear(AuditedPool pool) {
        findings.checked("gold pools heard by the breaker");
        heardLast = pool.id();
        recent.addLast(new Heard(pool.jobId(), pool.tell()));
        if (recent.size() > RECENT_MAX) {
            agreedBefore += recent.removeFirst().agreed() ? 1 : 0;
            scoredBefore++;
        }
        if (!tripped) {
            stopsDue.addAll(toBlame(pool.jobId()));
            tripDue = stopsDue.isEmpty() && areFarBelow(recent);
        }
    }

    /**
     * The log goes on or ends: what stops comes with the vote that brings it about, or never.
     *
     * @param closing the pool that closes, before its community or its job stops; none: empty
     */
    void goesOn(String place, String closing) {
        if (closing.equals(heardLast)) {
            return;
        }
        if (tripDue) {
            findings.add("breaker-silent", place, "agreement was " + agreed(recent));
            tripDue = false;
        }
        stopsDue.forEach(job -> findings.add("job-not-stopped", place, job));
        stopsDue.clear();
    }

    void trip(LogEntry entry, BreakerTripped event) {
        findings.checked("trips of the breaker");
        if (!tripDue) {
            findings.add(
                    "breaker-tripped-unasked",
                    entry.place(),
                    stopsDue.isEmpty()
                            ? "agreement is " + agreed(recent)
                            : "by the known answers of " + stopsDue);
        }
        expectAgreement(entry, recent, event.getRecentMicro(), event.getLongRunMicro());
        tripped = true;
        tripDue = false;
    }

    /** One job stops: it is the next of those to blame, and its pools are as if never heard. */
    void stop(LogEntry entry, JobStopped event) {
        findings.checked("stops of one job");
        var job = event.getJobId();
        if (!job.equals(stopsDue.peek())) {
            var code = stopsDue.contains(job) ? "job-stopped-order" : "job-stopped-unasked";
            findings.add(code, entry.place(), job + ", due are " + stopsDue);
        }
        stopsDue.remove(job);
        expectAgreement(
                entry,
                recent.stream().filter(heard -> heard.job().equals(job)).toList(),
                event.getRecentMicro(),
                event.getLongRunMicro());
        recent.removeIf(heard -> heard.job().equals(job));
        stoppedJobs.add(job);
    }

    private void expectAgreement(
            LogEntry entry, Collection<Heard> pools, long recentMicro, long longRunMicro) {
        findings.expect(
                "recent-agreement",
                entry.place(),
                agreed(pools) * LabelModel.MICRO / Math.max(1, pools.size()),
                recentMicro);
        findings.expect(
                "long-run-agreement",
                entry.place(),
                agreedBefore * LabelModel.MICRO / scoredBefore,
                longRunMicro);
    }

    /** The community goes on, without the jobs that were stopped alone. */
    void reset() {
        tripped = false;
        recent.clear();
    }

    /** A stopped job goes on, or is over. */
    void forget(String job) {
        stoppedJobs.remove(job);
    }

    private static long agreed(Collection<Heard> pools) {
        return pools.stream().filter(Heard::agreed).count();
    }

    /** How much is missing to 4/5 · agreedBefore/scoredBefore of these, times 5 · scoredBefore. */
    private long lack(Collection<Heard> pools) {
        return 4 * agreedBefore * pools.size() - 5 * scoredBefore * agreed(pools);
    }

    /**
     * Of n pools that hold the share s, n·s agree on average, with variance n·s·(1 − s); both sides
     * are multiplied by (5 · scoredBefore)².
     */
    private boolean areFarBelow(Collection<Heard> pools) {
        if (pools.size() < COUNT_MIN || lack(pools) <= 0) {
            return false;
        }
        var whole = BigInteger.valueOf(5 * scoredBefore);
        var share = BigInteger.valueOf(4 * agreedBefore);
        var variance =
                BigInteger.valueOf(pools.size()).multiply(share).multiply(whole.subtract(share));
        return BigInteger.valueOf(lack(pools))
                        .pow(2)
                        .compareTo(DEVIATIONS_SQUARED.multiply(variance))
                > 0;
    }

    private boolean vouch(Collection<Heard> rest) {
        return rest.size() >= REST_MIN && lack(rest) <= 0;
    }

    /** Whose known answers it is that are missed; nobody if it is everybody's. */
    private List<String> toBlame(String heardNow) {
        Map<String, List<Heard>> rest = new LinkedHashMap<>();
        for (var heard : recent) {
            rest.computeIfAbsent(heard.job(), _ -> new ArrayList<>()).add(heard);
        }
        var others = new LinkedHashMap<>(rest);
        var own = others.remove(heardNow);
        if (own != null && areFarBelow(own) && vouch(all(others))) {
            return List.of(heardNow);
        }
        return areFarBelow(recent) ? setAside(rest) : List.of();
    }

    private List<String> setAside(Map<String, List<Heard>> rest) {
        var aside = new ArrayList<String>();
        while (!vouch(all(rest))) {
            var worst = "";
            for (var job : rest.entrySet()) {
                var known = rest.get(worst);
                if (known == null || lack(job.getValue()) > lack(known)) {
                    worst = job.getKey();
                }
            }
            if (rest.remove(worst) == null) {
                return List.of();
            }
            aside.add(worst);
        }
        return aside;
    }

    private static List<Heard> all(Map<String, List<Heard>> byJob) {
        return byJob.values().stream().flatMap(List::stream).toList();
    }
}
