/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.io.Serializable;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.ConsensusRule;
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
    public static final int LABELS_MAX = 100;

    /** Votes that a pool with a known answer takes. */
    public static final int GOLD_VOTES = 10;

    /** Whether the right answer is known. */
    public boolean isGold() {
        return gold != UNKNOWN;
    }

    /** The version of the rule that decides pools opened now on these terms. */
    public Algorithm algorithm() {
        return consensus().rule() == ConsensusRule.BAYESIAN
                ? Algorithm.BALANCED_1
                : Algorithm.STRICT_1;
    }

    ConsensusTerms consensus() {
        return parameters.consensus();
    }

    /** Votes after which the pool closes in any case. */
    int votesMax() {
        return isGold() ? GOLD_VOTES : consensus().maxVotes();
    }
}
