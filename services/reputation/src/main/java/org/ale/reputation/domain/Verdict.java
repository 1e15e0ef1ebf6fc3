/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.domain;

import java.util.List;

/**
 * What consensus decided of a pool.
 *
 * @param label index of the decided label
 * @param confidenceMicro its confidence, millionths
 * @param resolved false if there was no consensus: nobody gains
 * @param ballots the votes in order, at most {@link #BALLOTS_MAX}, at most one of a worker
 */
public record Verdict(int label, int confidenceMicro, boolean resolved, List<Ballot> ballots) {
    public static final int BALLOTS_MAX = 100;

    public Verdict {
        ballots = List.copyOf(ballots);
        if (ballots.size() > BALLOTS_MAX) {
            throw new IllegalArgumentException("a pool has at most " + BALLOTS_MAX + " votes");
        }
        if (ballots.stream().map(Ballot::worker).distinct().count() < ballots.size()) {
            throw new IllegalArgumentException("a worker votes once in a pool");
        }
    }

    boolean isWonBy(Ballot ballot) {
        return ballot.label() == label;
    }
}
