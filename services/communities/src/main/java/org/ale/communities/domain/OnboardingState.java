/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ale.kernel.WorkerId;

/** A set and who is at it. Changed in place by evolve only. */
final class OnboardingState implements Serializable {
    private static final long serialVersionUID = 1;

    final int version;
    final OnboardingSet set;

    /** Attempts that run. */
    final Map<WorkerId, Attempt> attempts = new LinkedHashMap<>();

    /** Items that a worker was ever dealt. */
    final Map<WorkerId, BitSet> seen = new LinkedHashMap<>();

    OnboardingState(int version, OnboardingSet set) {
        this.version = version;
        this.set = set;
    }

    /** One worker's attempt: the answer to each dealt item, −1 while there is none. */
    static final class Attempt implements Serializable {
        private static final long serialVersionUID = 1;
        static final int OPEN = -1;

        final Map<Integer, Integer> answers = new LinkedHashMap<>();

        boolean isLast() {
            return answers.values().stream().filter(label -> label == OPEN).count() == 1;
        }

        @Override
        public String toString() {
            return answers.toString();
        }
    }

    /** Items that this worker was never dealt, in order. */
    List<Integer> fresh(WorkerId worker) {
        var known = seen.getOrDefault(worker, new BitSet());
        var fresh = new ArrayList<Integer>();
        for (var item = 0; item < set.items().size(); item++) {
            if (!known.get(item)) {
                fresh.add(item);
            }
        }
        return fresh;
    }

    void deal(WorkerId worker, List<Integer> items) {
        var attempt = new Attempt();
        var known = seen.computeIfAbsent(worker, _ -> new BitSet());
        for (var item : items) {
            attempt.answers.put(item, Attempt.OPEN);
            known.set(item);
        }
        attempts.put(worker, attempt);
    }

    void answer(WorkerId worker, int item, int label) {
        var attempt = attempts.get(worker);
        if (attempt == null) {
            throw new IllegalStateException("an answer to a set that was not dealt");
        }
        attempt.answers.put(item, label);
    }

    /** How many answers of an attempt are right. */
    int correct(Attempt attempt) {
        var correct = 0;
        for (var answer : attempt.answers.entrySet()) {
            if (set.items().get(answer.getKey()).label() == answer.getValue()) {
                correct++;
            }
        }
        return correct;
    }

    @Override
    public String toString() {
        return "%d %s %s".formatted(version, attempts, seen);
    }
}
