/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.projection.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.ale.kernel.ConsensusTerms;
import org.junit.jupiter.api.Test;

class StrangersTest {
    private static ConsensusTerms balanced(int confidenceMicro) {
        var old = ConsensusTerms.BALANCED;
        return new ConsensusTerms(
                old.rule(),
                old.minVotes(),
                old.maxVotes(),
                old.headShareBps(),
                old.weightShareBps(),
                old.weightCap(),
                confidenceMicro,
                old.goldBps(),
                old.benchAfter(),
                old.benchRelBps());
    }

    @Test
    void fiveStrangersCanCloseABinaryPoolAndFourCannot() {
        assertEquals(5, Strangers.needed(balanced(970_000), 2));
        assertEquals(4, Strangers.needed(balanced(967_000), 2));
        assertEquals(6, Strangers.needed(balanced(990_000), 2));
    }

    @Test
    void moreLabelsSayMoreButThreeVotesAreTheFewest() {
        assertEquals(3, Strangers.needed(balanced(970_000), 3));
        assertEquals(3, Strangers.needed(balanced(800_000), 20));
    }

    @Test
    void theStrictRuleTakesItsFewestVotes() {
        assertEquals(5, Strangers.needed(ConsensusTerms.STRICT, 2));
    }
}
