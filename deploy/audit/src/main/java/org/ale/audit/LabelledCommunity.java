/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the auditor knows of a community whose pools are being decided. */
final class LabelledCommunity {
    final Map<String, AuditedPool> pools = new LinkedHashMap<>();
    final Map<String, Long> reputations = new HashMap<>();
    final AuditedBreaker breaker;
    final BenchCheck bench;
    final AuditsCheck audits;
    int closed;
    private final Map<Integer, LabelModel> models = new HashMap<>();
    private final Map<Integer, LabelModel> settled = new HashMap<>();

    LabelledCommunity(Findings findings) {
        breaker = new AuditedBreaker(findings);
        bench = new BenchCheck(findings);
        audits = new AuditsCheck(findings, this);
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

    List<AuditedPool> evidence(int labels) {
        return pools.values().stream()
                .filter(pool -> pool.isEvidence() && pool.labels() == labels)
                .toList();
    }

    private LabelModel settledModel(int labels) {
        return settled.computeIfAbsent(labels, LabelModel::new);
    }

    /** What a decided job's pools taught is kept; the pools are not looked at again. */
    void decide(String jobId) {
        var all = pools.values().iterator();
        while (all.hasNext()) {
            var pool = all.next();
            if (!pool.jobId().equals(jobId)) {
                continue;
            }
            if (pool.isEvidence()) {
                settle(pool);
            }
            all.remove();
        }
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
        breaker.goesOn(place);
        bench.goesOn();
        audits.end();
    }
}
