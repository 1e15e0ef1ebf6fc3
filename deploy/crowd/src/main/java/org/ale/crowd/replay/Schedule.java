/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.ale.crowd.Dataset;
import org.ale.crowd.Dataset.Vote;

/**
 * In which order items are posted, in which order each item's recorded votes come, and which items
 * are declared gold: all from a seed, after the attackers took over their part.
 *
 * @param order tasks in order of posting
 * @param votes for each task its votes in order of serving
 * @param gold for each declared gold task its label
 */
record Schedule(List<Integer> order, Map<Integer, List<Vote>> votes, Map<Integer, Integer> gold) {

    static Schedule of(Dataset data, double goldShare, Attack attack, long seed) {
        var random = new Random(seed);
        var gold = gold(data, goldShare, random);
        var order = new ArrayList<>(data.votes().keySet());
        Collections.shuffle(order, random);
        var attackers = Attackers.take(data, attack, new Random(1000 + seed));
        var early = new HashSet<>(postedFirst(order, gold));
        var votes = new TreeMap<Integer, List<Vote>>();
        for (var task : order) {
            var mine = new ArrayList<>(attackers.votes(task));
            Collections.shuffle(mine, random);
            if (attack.early() && early.contains(task)) {
                mine.sort((a, b) -> Boolean.compare(attackers.lies(b), attackers.lies(a)));
            }
            votes.put(task, mine);
        }
        return new Schedule(order, votes, gold);
    }

    private static Map<Integer, Integer> gold(Dataset data, double share, Random random) {
        var known = new ArrayList<>(data.truth().keySet());
        Collections.shuffle(known, random);
        var gold = new TreeMap<Integer, Integer>();
        var count = (int) Math.round(share * known.size());
        known.subList(0, count).forEach(task -> gold.put(task, data.truth().get(task)));
        return gold;
    }

    /** The first fifth of what is served: half of the gold items come with the first items. */
    private static List<Integer> postedFirst(List<Integer> order, Map<Integer, Integer> gold) {
        var fifth = order.size() / 5;
        var goldFirst = order.stream().filter(gold::containsKey).limit(gold.size() / 2).toList();
        var first = new ArrayList<>(goldFirst);
        for (var task : order) {
            if (first.size() < fifth && !goldFirst.contains(task)) {
                first.add(task);
            }
        }
        return first;
    }

    /** Who answers otherwise than recorded. */
    private record Attackers(Dataset data, Set<Integer> liars, Map<Integer, List<Vote>> changed) {

        static Attackers take(Dataset data, Attack attack, Random random) {
            var mass = new TreeMap<Integer, Integer>();
            data.votes()
                    .values()
                    .forEach(list ->
                            list.forEach(vote -> mass.merge(vote.worker(), 1, Integer::sum)));
            var spammers = takeover(mass, attack.spam(), Set.of(), random);
            var liars = takeover(mass, attack.collude(), spammers, random);
            var changed = new TreeMap<Integer, List<Vote>>();
            data.votes()
                    .forEach((task, list) -> {
                        var wrong = wrongLabel(data, task, random);
                        changed.put(
                                task,
                                list.stream()
                                        .map(vote ->
                                                answer(
                                                        vote,
                                                        spammers,
                                                        liars,
                                                        wrong,
                                                        data.labels(),
                                                        random))
                                        .toList());
                    });
            return new Attackers(data, liars, changed);
        }

        private static Vote answer(
                Vote vote,
                Set<Integer> spammers,
                Set<Integer> liars,
                int wrong,
                int labels,
                Random random) {
            if (spammers.contains(vote.worker())) {
                return new Vote(vote.worker(), random.nextInt(labels));
            }
            return liars.contains(vote.worker()) ? new Vote(vote.worker(), wrong) : vote;
        }

        private static int wrongLabel(Dataset data, int task, Random random) {
            var truth = data.truth().get(task);
            if (truth == null) {
                return random.nextInt(data.labels());
            }
            var other = random.nextInt(data.labels() - 1);
            return other < truth ? other : other + 1;
        }

        /**
         * Workers at random until their votes make the share; none that would overshoot by 25 %.
         */
        private static Set<Integer> takeover(
                Map<Integer, Integer> mass, double share, Set<Integer> taken, Random random) {
            var workers = new ArrayList<>(mass.keySet());
            workers.removeAll(taken);
            Collections.shuffle(workers, random);
            var target = share * mass.values().stream().mapToInt(count -> count).sum();
            var chosen = new HashSet<Integer>();
            var sum = 0;
            for (var worker : workers) {
                var votes = mass.getOrDefault(worker, 0);
                if (sum < target && sum + votes <= target * 1.25) {
                    chosen.add(worker);
                    sum += votes;
                }
            }
            return chosen;
        }

        List<Vote> votes(int task) {
            return changed.getOrDefault(task, List.of());
        }

        boolean lies(Vote vote) {
            return liars.contains(vote.worker());
        }
    }
}
