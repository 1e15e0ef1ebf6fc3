/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Recorded votes, a share of whose mass is taken over: spammers vote by chance, colluders all vote
 * for the same wrong label of an item.
 *
 * @param data the votes as they are then
 * @param colluders workers who collude
 */
record Attack(Dataset data, Set<Integer> colluders) {
    private static final double OVERSHOOT_MAX = 1.25;

    static Attack on(Dataset clean, double spam, double collude, Random random) {
        var counts = new TreeMap<Integer, Integer>();
        clean.votes().values().stream()
                .flatMap(List::stream)
                .forEach(vote -> counts.merge(vote[0], 1, Integer::sum));
        var spammers = takeover(counts, spam, random, Set.of());
        var colluders = takeover(counts, collude, random, spammers);
        var votes = new TreeMap<Integer, List<int[]>>();
        clean.votes()
                .forEach(
                        (item, honest) -> {
                            var wrong = wrong(clean, item, random);
                            var taken = new ArrayList<int[]>();
                            for (var vote : honest) {
                                var label = vote[1];
                                if (spammers.contains(vote[0])) {
                                    label = random.nextInt(clean.labels());
                                } else if (colluders.contains(vote[0])) {
                                    label = wrong;
                                }
                                taken.add(new int[] {vote[0], label});
                            }
                            votes.put(item, taken);
                        });
        return new Attack(new Dataset(votes, clean.truth(), clean.labels()), colluders);
    }

    private static int wrong(Dataset clean, int item, Random random) {
        var truth = clean.truth().getOrDefault(item, -1);
        var labels = new ArrayList<Integer>();
        for (var label = 0; label < clean.labels(); label++) {
            if (label != truth) {
                labels.add(label);
            }
        }
        return labels.get(random.nextInt(labels.size()));
    }

    private static Set<Integer> takeover(
            TreeMap<Integer, Integer> counts, double share, Random random, Set<Integer> others) {
        var workers = new ArrayList<>(counts.keySet());
        workers.removeAll(others);
        Collections.shuffle(workers, random);
        var total = counts.values().stream().mapToInt(Integer::intValue).sum();
        var taken = new LinkedHashSet<Integer>();
        var mass = 0;
        for (var worker : workers) {
            var votes = counts.getOrDefault(worker, 0);
            if (mass < share * total && mass + votes <= share * total * OVERSHOOT_MAX) {
                taken.add(worker);
                mass += votes;
            }
        }
        return taken;
    }
}
