/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import java.time.Duration;

/**
 * What it takes to have a dataset labelled by those who labelled it once. Tasks are dealt at
 * random, so a worker of a large crowd passes over most of what he is dealt, until it comes to one
 * who saw it.
 *
 * @param answersPerSecond how fast all of them answer and pass over
 * @param patience longer than everybody takes to look at everything
 */
record Effort(int answersPerSecond, Duration patience) {
    /** People look at a task before. */
    static final int ANSWERS_PER_SECOND_MIN = 300;

    /** What the whole system takes of so many votes on two cores. */
    static final int ANSWERS_PER_SECOND_MAX = 1_000;

    /** About so many votes settle a label. */
    private static final int VOTES_EACH = 5;

    private static final long SECONDS_WANTED = 120;
    private static final Duration PATIENCE_MIN = Duration.ofMinutes(15);

    /** As fast as such a set asks for. */
    static Effort of(Dataset data) {
        var workers = data.workers().size();
        var looks =
                data.votes().values().stream()
                        .mapToLong(votes -> looks(workers, votes.size()))
                        .sum();
        var wanted = looks / SECONDS_WANTED;
        return at((int) Math.clamp(wanted, ANSWERS_PER_SECOND_MIN, ANSWERS_PER_SECOND_MAX), data);
    }

    /** So fast, and patient enough for that. */
    static Effort at(int answersPerSecond, Dataset data) {
        var all = (long) data.workers().size() * data.votes().size();
        return new Effort(
                answersPerSecond, PATIENCE_MIN.plusSeconds(all / Math.max(1, answersPerSecond)));
    }

    /** How many at random must look until enough of those have who know it. */
    private static long looks(int workers, int know) {
        return Math.min(know, VOTES_EACH) * (workers + 1L) / (know + 1);
    }
}
