/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.ale.kernel.JobId;

/**
 * The circuit breaker of a community. Pools with known answers are also scored blind, by their
 * votes alone; when the latest agree with gold much less often than those before, something is
 * wrong that votes cannot tell, and closing and paying stop.
 *
 * <p>Much less often: below 0.8 of the long-run share by more than three standard deviations. So a
 * few pools are enough against a flood, and chance alone does not stop a community. Only pools that
 * have measured their voters count. A community begins with the long-run share of 34 of 40.
 *
 * <p>Known answers are what a job's client declared, so a job whose own are missed while those of
 * the other jobs are met accuses its client rather than the voters. Then only that job stops: the
 * others vouch for the community if there are enough of them.
 */
final class Breaker implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int RECENT_MAX = 50;
    private static final int RECENT_MIN = 5;
    private static final int VOUCHING_MIN = 10;
    private static final int PRIOR_AGREED = 34;
    private static final int PRIOR_SCORED = 40;
    private static final long DEVIATIONS_SQUARED = 9;

    private final ArrayDeque<Heard> recent = new ArrayDeque<>();
    private long agreedBefore = PRIOR_AGREED;
    private long scoredBefore = PRIOR_SCORED;
    private boolean tripped;

    private record Heard(JobId job, boolean agreed) implements Serializable {
        @Override
        public String toString() {
            return job + (agreed ? " agreed" : " missed");
        }
    }

    boolean isTripped() {
        return tripped;
    }

    Breaker copy() {
        var copy = new Breaker();
        copy.recent.addAll(recent);
        copy.agreedBefore = agreedBefore;
        copy.scoredBefore = scoredBefore;
        copy.tripped = tripped;
        return copy;
    }

    /** Takes one more gold pool into account. */
    void score(JobId job, boolean agreed) {
        recent.addLast(new Heard(job, agreed));
        if (recent.size() > RECENT_MAX) {
            agreedBefore += recent.removeFirst().agreed() ? 1 : 0;
            scoredBefore++;
        }
    }

    /** Whether the latest pools agree with gold much less often than those before. */
    boolean mustTrip() {
        return !tripped && isMuchLess(recent);
    }

    /**
     * The jobs that must stop, now that one more pool of a job was heard: that one, if its own
     * pools agree much less; all that bring a trip about, the worst first, if the latest pools of
     * all do. None where the others cannot vouch.
     */
    List<JobId> culprits(JobId heard) {
        if (tripped) {
            return List.of();
        }
        if (isMuchLess(of(heard)) && vouch(without(List.of(heard)))) {
            return List.of(heard);
        }
        return isMuchLess(recent) ? worst() : List.of();
    }

    private List<JobId> worst() {
        var shortfalls = new LinkedHashMap<JobId, Long>();
        for (var each : recent) {
            shortfalls.merge(each.job(), missing(List.of(each)), Long::sum);
        }
        // Sorting is stable: of two jobs that fall short alike, the one heard first comes first.
        var worstFirst = new ArrayList<>(shortfalls.keySet());
        worstFirst.sort(Comparator.comparing(shortfalls::get, Comparator.reverseOrder()));
        var worst = new LinkedHashSet<JobId>();
        for (var job : worstFirst) {
            worst.add(job);
            if (vouch(without(worst))) {
                return List.copyOf(worst);
            }
        }
        return List.of();
    }

    /** Enough pools that hold the share speak for the community. */
    private boolean vouch(List<Heard> others) {
        return others.size() >= VOUCHING_MIN && missing(others) <= 0;
    }

    private boolean isMuchLess(Collection<Heard> pools) {
        long count = pools.size();
        if (count < RECENT_MIN) {
            return false;
        }
        // Of count pools that hold the share p/q, count·p/q agree, give or take the binomial
        // deviation √(count · p/q · (1 − p/q)). All is multiplied by q and squared, so that whole
        // numbers decide.
        var p = sharePart();
        var q = shareWhole();
        var missing = missing(pools);
        return missing > 0 && missing * missing > DEVIATIONS_SQUARED * count * p * (q - p);
    }

    /** A job's pools do not count any more, as if they had never been heard. */
    void forget(JobId job) {
        recent.removeIf(heard -> heard.job().equals(job));
    }

    /** How many of the latest pools agree with gold, millionths. */
    int recentMicro() {
        return micro(recent);
    }

    /** How many of a job's latest pools agree with gold, millionths. */
    int recentMicro(JobId job) {
        return micro(of(job));
    }

    int longRunMicro() {
        return (int) (agreedBefore * Millionths.ONE / scoredBefore);
    }

    void trip() {
        tripped = true;
    }

    /** Begins to watch anew; what happened until now does not count. */
    void reset() {
        tripped = false;
        recent.clear();
    }

    private List<Heard> of(JobId job) {
        return recent.stream().filter(heard -> heard.job().equals(job)).toList();
    }

    private List<Heard> without(Collection<JobId> jobs) {
        return recent.stream().filter(heard -> !jobs.contains(heard.job())).toList();
    }

    /** The share to hold is 4/5 of the long-run share: this part of {@link #shareWhole}. */
    private long sharePart() {
        return 4 * agreedBefore;
    }

    private long shareWhole() {
        return 5 * scoredBefore;
    }

    /** How many pools are missing to hold the share, times {@link #shareWhole}. */
    private long missing(Collection<Heard> pools) {
        return pools.size() * sharePart() - agreed(pools) * shareWhole();
    }

    private static long agreed(Collection<Heard> pools) {
        return pools.stream().filter(Heard::agreed).count();
    }

    private static int micro(Collection<Heard> pools) {
        return (int) (agreed(pools) * Millionths.ONE / Math.max(1, pools.size()));
    }

    @Override
    public String toString() {
        return recent + " after " + agreedBefore + "/" + scoredBefore + (tripped ? " tripped" : "");
    }
}
