/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.io.Serializable;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.ConsensusTerms;
import org.ale.kernel.TaskType;

/**
 * What a pool asks and how it is decided. It holds for the pool's whole life.
 *
 * @param taskType kind of answer
 * @param labels how many labels there are, 2 to {@link #LABELS_MAX}
 * @param gold the label known to be right, or {@link #UNKNOWN}
 * @param parameters of the community, when the pool was opened
 */
public record PoolTerms(TaskType taskType, int labels, int gold, CommunityParameters parameters)
        implements Serializable {
    public static final int UNKNOWN = -1;
    public static final int LABELS_MAX = 1_000;

    /** Most votes that a pool with a known answer takes. */
    public static final int GOLD_VOTES = 10;

    /** Fewest votes after which such a pool may close, where the rule lets it close early. */
    static final int GOLD_VOTES_MIN = 3;

    /** Whether the right answer is known. */
    public boolean isGold() {
        return gold != UNKNOWN;
    }

    ConsensusTerms consensus() {
        return parameters.consensus();
    }

    /** Votes after which the pool closes in any case. */
    int votesMax() {
        return isGold() ? GOLD_VOTES : consensus().maxVotes();
    }
}
