/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.ale.kernel.WorkerId;

/** The votes that an audit looks at, laid out flat, because it looks at each of them many times. */
final class Evidence {
    private final List<WorkerId> voters = new ArrayList<>();
    private final int[] firstVote;
    private final int[] voterOf;
    private final int[] labelOf;

    Evidence(List<Pool> pools) {
        firstVote = new int[pools.size() + 1];
        for (var index = 0; index < pools.size(); index++) {
            firstVote[index + 1] = firstVote[index] + pools.get(index).ballot().size();
        }
        voterOf = new int[firstVote[pools.size()]];
        labelOf = new int[voterOf.length];
        var known = new LinkedHashMap<WorkerId, Integer>();
        var next = 0;
        for (var pool : pools) {
            for (var vote : pool.ballot().votes()) {
                voterOf[next] = known.computeIfAbsent(vote.worker(), this::addVoter);
                labelOf[next++] = vote.label();
            }
        }
    }

    private int addVoter(WorkerId worker) {
        voters.add(worker);
        return voters.size() - 1;
    }

    /** All who voted, in the order in which they appear. */
    List<WorkerId> voters() {
        return voters;
    }

    int firstVote(int pool) {
        return firstVote[pool];
    }

    int endOfVotes(int pool) {
        return firstVote[pool + 1];
    }

    /** Index of the worker in {@link #voters}. */
    int voter(int vote) {
        return voterOf[vote];
    }

    int label(int vote) {
        return labelOf[vote];
    }
}
