/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An audit, repeated: eight passes of hierarchical Dawid–Skene over the closed pools. */
final class AuditPasses {
    private static final int PASSES = 8;

    private final LabelModel settled;
    private final List<AuditedPool> pools;
    private final int[][] beliefs;
    private final long[][] scores;

    AuditPasses(LabelModel settled, List<AuditedPool> pools) {
        this.settled = settled;
        this.pools = pools;
        beliefs = new int[pools.size()][];
        scores = new long[pools.size()][];
    }

    /** Runs it, gives each pool its new score, and says what is known of the workers now. */
    LabelModel run() {
        for (var index = 0; index < beliefs.length; index++) {
            beliefs[index] = first(pools.get(index));
        }
        var model = settled;
        for (var pass = 0; pass < PASSES; pass++) {
            model = credited();
            believe(model);
        }
        for (var index = 0; index < scores.length; index++) {
            if (!pools.get(index).isGold()) {
                pools.get(index).rescore(scores[index]);
            }
        }
        return model;
    }

    /** Each vote counts three, and each label has one for nothing. */
    private static int[] first(AuditedPool pool) {
        var belief = new int[pool.labels()];
        if (pool.isGold()) {
            belief[pool.gold()] = (int) LabelModel.MICRO;
            return belief;
        }
        var total = pool.labels() + 3L * pool.votes().size();
        for (var label = 0; label < belief.length; label++) {
            var count = 1L;
            for (var vote : pool.votes()) {
                count += vote.label() == label ? 3 : 0;
            }
            belief[label] = (int) (LabelModel.MICRO * count / total);
        }
        return belief;
    }

    private LabelModel credited() {
        var model = settled.copy();
        for (var index = 0; index < beliefs.length; index++) {
            var pool = pools.get(index);
            model.countClass(beliefs[index]);
            for (var vote : pool.votes()) {
                model.credit(
                        vote.worker(),
                        vote.label(),
                        beliefs[index],
                        pool.isGold() ? LabelModel.GOLD_WEIGHT : 1);
            }
        }
        return model;
    }

    private void believe(LabelModel model) {
        var prior = model.logPrior();
        Map<String, long[]> known = new HashMap<>();
        for (var index = 0; index < beliefs.length; index++) {
            var pool = pools.get(index);
            if (pool.isGold()) {
                continue;
            }
            var score = prior;
            for (var vote : pool.votes()) {
                var contribution =
                        known.computeIfAbsent(
                                vote.worker() + "/" + vote.label(),
                                _ -> model.contribution(vote.worker(), vote.label()));
                score = AuditedPool.plus(score, contribution, 1);
            }
            scores[index] = score;
            beliefs[index] = LabelModel.softmax(score);
        }
    }
}
