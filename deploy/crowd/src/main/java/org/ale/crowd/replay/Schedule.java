/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
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
 * @param early workers whose votes come first in what is opened first
 */
record Schedule(
        List<Integer> order,
        Map<Integer, List<Vote>> votes,
        Map<Integer, Integer> gold,
        Set<Integer> early) {

    static Schedule of(Dataset data, double goldShare, Attack attack, long seed) {
        var random = new Random(seed);
        var gold = gold(data, goldShare, new Random(2000 + seed));
        var order = new ArrayList<>(data.votes().keySet());
        Collections.shuffle(order, random);
        var attackers = Attackers.take(data, attack, new Random(1000 + seed));
        var votes = new TreeMap<Integer, List<Vote>>();
        for (var task : order) {
            var mine = new ArrayList<>(attackers.votes(task));
            Collections.shuffle(mine, random);
            votes.put(task, mine);
        }
        var first = attack.early() ? attackers.liars() : Set.<Integer>of();
        return new Schedule(order, votes, gold, first);
    }

    private static Map<Integer, Integer> gold(Dataset data, double share, Random random) {
        var known = new ArrayList<>(data.truth().keySet());
        Collections.shuffle(known, random);
        var gold = new TreeMap<Integer, Integer>();
        var count = (int) Math.round(share * known.size());
        known.subList(0, count).forEach(task -> gold.put(task, data.truth().get(task)));
        return gold;
    }

    /** The same votes, those of the early workers before the others. */
    ArrayDeque<Vote> liarsFirst(Collection<Vote> votes) {
        var sorted = new ArrayList<>(votes);
        sorted.sort(Comparator.comparing(vote -> !early.contains(vote.worker())));
        return new ArrayDeque<>(sorted);
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
    }
}
