/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.util.ArrayList;
import java.util.List;
import org.ale.kernel.WorkerId;

/**
 * The votes of one pool so far. Never changes: one more vote makes a new ballot.
 *
 * @param terms of the pool
 * @param algorithm that decides it
 * @param score BALANCED: score of each label, micro-nats; none for STRICT
 * @param votes in order
 */
public record Ballot(PoolTerms terms, Algorithm algorithm, Scores score, List<Vote> votes) {
    public Ballot {
        votes = List.copyOf(votes);
    }

    int size() {
        return votes.size();
    }

    boolean hasVoteOf(WorkerId worker) {
        for (var vote : votes) {
            if (vote.worker().equals(worker)) {
                return true;
            }
        }
        return false;
    }

    boolean hasVoteFor(int label) {
        for (var vote : votes) {
            if (vote.label() == label) {
                return true;
            }
        }
        return false;
    }

    Ballot plus(Vote vote) {
        var more = new ArrayList<Vote>(votes.size() + 1);
        more.addAll(votes);
        more.add(vote);
        var sum = algorithm.isBayesian() ? score.plus(vote.contribution()) : score;
        return new Ballot(terms, algorithm, sum, more);
    }

    Ballot scored(Scores audited) {
        return new Ballot(terms, algorithm, audited, votes);
    }

    /** The same votes without their contributions, which only an open pool needs. */
    Ballot spent() {
        return new Ballot(terms, algorithm, score, votes.stream().map(Vote::spent).toList());
    }
}
