/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ale.schemas.type.v1.CommunityParameters;

/**
 * Who is dealt known answers only, for each number of labels: who has enough credited votes, and
 * whose vote tells less than a share of what a stranger's would. Only where there are known
 * answers. It is looked at when a pool closes, of its voters, and in an audit, of everybody.
 */
final class BenchCheck {
    private static final long BPS = 10_000;

    private final Findings findings;
    private final Set<Change> benched = new HashSet<>();
    private final Set<Integer> withGold = new HashSet<>();
    private final Map<Change, String> due = new LinkedHashMap<>();

    BenchCheck(Findings findings) {
        this.findings = findings;
    }

    private record Change(String worker, int labels, boolean benches) {}

    /** A pool closed for the first time, and its voters have been credited. */
    void closed(String place, AuditedPool pool, LabelModel model) {
        if (pool.isGold()) {
            withGold.add(pool.labels());
        }
        if (pool.parameters().getBenchAfter() > 0) {
            var voters = pool.votes().stream().map(AuditedPool.Vote::worker).toList();
            look(place, pool.labels(), pool.parameters(), model, voters);
        }
    }

    /** An audit looks at everybody, with the limits of the pool that was opened last. */
    void audited(String place, int labels, CommunityParameters parameters, LabelModel model) {
        look(place, labels, parameters, model, model.workers());
    }

    private void look(
            String place,
            int labels,
            CommunityParameters limits,
            LabelModel model,
            Collection<String> workers) {
        var enabled =
                limits.getBenchAfter() > 0 && limits.getGoldBps() > 0 && withGold.contains(labels);
        var least = enabled ? limits.getBenchRelBps() * model.informationOfStranger() : 0;
        for (var worker : workers) {
            var belongs =
                    enabled
                            && model.creditedMicro(worker)
                                    >= limits.getBenchAfter() * LabelModel.MICRO
                            && BPS * model.informationOf(worker) < least;
            if (belongs != benched.contains(new Change(worker, labels, true))) {
                due.put(new Change(worker, labels, belongs), place);
            }
        }
    }

    /** The log says that somebody comes or goes. */
    void changed(LogEntry entry, String worker, int labels, boolean benches) {
        findings.checked("benchings");
        var change = new Change(worker, labels, benches);
        if (due.remove(change) == null) {
            findings.add("bench-unasked", entry.place(), change.toString());
        }
        apply(change);
    }

    private void apply(Change change) {
        var place = new Change(change.worker(), change.labels(), true);
        if (change.benches()) {
            benched.add(place);
        } else {
            benched.remove(place);
        }
    }

    /** The community goes on: whoever had to come or go has been told of. */
    void goesOn() {
        for (var each : List.copyOf(due.entrySet())) {
            findings.add("bench-left-out", each.getValue(), each.getKey().toString());
            apply(each.getKey());
        }
        due.clear();
    }
}
