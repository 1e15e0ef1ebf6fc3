/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;

/**
 * What contracts refused and must be asked of them again, and the money that is not there
 * meanwhile. A transaction of several jobs is refused whole for one of them: from then on each is
 * asked for alone, so that it holds up no other.
 */
final class Refusals implements Serializable {
    private static final long serialVersionUID = 1;

    private final Map<Long, Intent> refused = new LinkedHashMap<>();

    /** What is asked again and not final, by nonce: what it brings may be missing still. */
    private final Map<Long, Ale> askedAgain = new LinkedHashMap<>();

    /** Jobs whose escrow was closed on chain: it gives nothing any more. */
    private final Set<JobId> closed = new LinkedHashSet<>();

    record View(Map<Long, Intent> refused, Map<Long, Ale> askedAgain, List<JobId> closed) {}

    View view() {
        return new View(
                new LinkedHashMap<>(refused), new LinkedHashMap<>(askedAgain), List.copyOf(closed));
    }

    /** All of them, the oldest refusal first. */
    List<Intent> all() {
        return new ArrayList<>(refused.values());
    }

    /** Whether this was refused, by itself or among others. */
    boolean holds(Intent intent) {
        return refused.containsValue(intent) || holder(intent) != null;
    }

    private @org.jspecify.annotations.Nullable Long holder(Intent intent) {
        var alone = jobs(intent);
        if (alone.size() != 1) {
            return null;
        }
        for (var entry : refused.entrySet()) {
            var isOfItsKind = entry.getValue().getClass() == intent.getClass();
            if (isOfItsKind && jobs(entry.getValue()).contains(alone.getFirst())) {
                return entry.getKey();
            }
        }
        return null;
    }

    /** It is asked again: nothing of it is left to be asked. */
    void ask(long nonce, Intent intent) {
        if (!holds(intent)) {
            return;
        }
        askedAgain.put(nonce, money(intent));
        if (refused.values().remove(intent)) {
            return;
        }
        refused.computeIfPresent(holder(intent), (_, whole) -> without(whole, intent));
    }

    private static Intent without(Intent whole, Intent alone) {
        var rest = new ArrayList<>(jobs(whole));
        rest.remove(jobs(alone).getFirst());
        return whole instanceof Intent.ReleaseEscrow
                ? new Intent.ReleaseEscrow(rest)
                : new Intent.AllowRefund(rest);
    }

    /** It is final; whether it is to be asked again. */
    void finish(long nonce, Intent intent, boolean isAskedAgain) {
        askedAgain.remove(nonce);
        if (isAskedAgain) {
            refused.put(nonce, intent);
        }
    }

    /** Of what was refused this is not asked again. */
    void forget(Predicate<Intent> what) {
        refused.values().removeIf(what);
    }

    void close(JobId job) {
        closed.add(job);
    }

    /** Whether a job is asked for alone, since it may be refused. */
    boolean isDoubtful(JobId job) {
        return closed.contains(job)
                || refused.values().stream()
                        .flatMap(each -> jobs(each).stream())
                        .anyMatch(each -> each.job().equals(job));
    }

    /** Whether it was refused alone and can never be carried out. */
    boolean isHopeless(Intent intent) {
        var jobs = jobs(intent);
        return jobs.size() == 1 && closed.contains(jobs.getFirst().job());
    }

    /** What the log has moved and the contracts have not: no root may promise it. */
    Ale missing() {
        var sum = Ale.ZERO;
        for (var intent : refused.values()) {
            sum = sum.plus(money(intent));
        }
        for (var amount : askedAgain.values()) {
            sum = sum.plus(amount);
        }
        return sum;
    }

    private static List<JobSettlement> jobs(Intent intent) {
        return switch (intent) {
            case Intent.ReleaseEscrow(var jobs) -> jobs;
            case Intent.AllowRefund(var jobs) -> jobs;
            case Intent.MintForCommunities _,
                    Intent.PostRoot _,
                    Intent.PostReputation _,
                    Intent.MintDue _,
                    Intent.PushClaim _,
                    Intent.CreateCommunity _,
                    Intent.SetAutoStake _,
                    Intent.ApproveEscrow _,
                    Intent.DepositFor _ ->
                    List.of();
        };
    }

    /** What it brings to the distributor. */
    private static Ale money(Intent intent) {
        if (intent instanceof Intent.ReleaseEscrow(var jobs)) {
            return jobs.stream().map(JobSettlement::paid).reduce(Ale.ZERO, Ale::plus);
        }
        return intent instanceof Intent.MintForCommunities(_, var amount) ? amount : Ale.ZERO;
    }

    /** The same for each job alone; itself if it is of no job, or of one. */
    static List<Intent> alone(Intent intent) {
        return switch (intent) {
            case Intent.ReleaseEscrow(var jobs) ->
                    jobs.stream()
                            .<Intent>map(job -> new Intent.ReleaseEscrow(List.of(job)))
                            .toList();
            case Intent.AllowRefund(var jobs) ->
                    jobs.stream().<Intent>map(job -> new Intent.AllowRefund(List.of(job))).toList();
            case Intent.MintForCommunities _,
                    Intent.PostRoot _,
                    Intent.PostReputation _,
                    Intent.MintDue _,
                    Intent.PushClaim _,
                    Intent.CreateCommunity _,
                    Intent.SetAutoStake _,
                    Intent.ApproveEscrow _,
                    Intent.DepositFor _ ->
                    List.of(intent);
        };
    }
}
