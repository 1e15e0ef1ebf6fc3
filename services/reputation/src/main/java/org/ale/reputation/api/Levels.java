/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.api;

import org.ale.kernel.Reputation;

/** Levels grow with reputation, each a little farther than the one before: 0, 1, 3, 6, 10 … REP. */
final class Levels {
    private Levels() {}

    /** Level of a reputation in micro-REP, from 1: level n begins at n·(n−1)/2 REP. */
    static int of(long reputationMicro) {
        var level = 1;
        while (begin(level + 1) <= reputationMicro) {
            level++;
        }
        return level;
    }

    /** Reputation at which a level begins, micro-REP. */
    static long begin(int level) {
        return (long) level * (level - 1) / 2 * Reputation.MICRO_PER_REP;
    }
}
