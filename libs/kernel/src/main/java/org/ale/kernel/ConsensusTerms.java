/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

import java.io.Serializable;

/**
 * How a pool is decided.
 *
 * @param rule which rule decides
 * @param minVotes fewest votes before a pool may close, 2–15
 * @param maxVotes votes after which a pool closes in any case, minVotes–25
 * @param headShareBps STRICT: least share of heads, 5001–10000 basis points
 * @param weightShareBps STRICT: least share of weight, 5001–10000; 6667 means exactly 2/3
 * @param weightCap STRICT: reputation above this many REP adds no weight, 0–100
 * @param confidenceMicro BALANCED: τ in millionths, 800000–999000
 * @param goldBps share of items with known answers that is mixed in, 0–3000
 * @param benchAfter credited votes before a worker may be benched, 4–100; 0 is off
 * @param benchRelBps benched below this share of the community's information, 0–9000
 */
public record ConsensusTerms(
        ConsensusRule rule,
        int minVotes,
        int maxVotes,
        int headShareBps,
        int weightShareBps,
        int weightCap,
        int confidenceMicro,
        int goldBps,
        int benchAfter,
        int benchRelBps)
        implements Serializable {
    public static final ConsensusTerms STRICT =
            new ConsensusTerms(
                    ConsensusRule.HEADS_AND_WEIGHT, 5, 15, 8000, 6667, 4, 970_000, 0, 0, 0);
    public static final ConsensusTerms BALANCED =
            new ConsensusTerms(
                    ConsensusRule.BAYESIAN, 2, 15, 8000, 6667, 4, 970_000, 1000, 8, 5000);

    public ConsensusTerms {
        Bounds.require("minVotes", minVotes, 2, 15);
        Bounds.require("maxVotes", maxVotes, minVotes, 25);
        Bounds.require("headShareBps", headShareBps, 5001, 10_000);
        Bounds.require("weightShareBps", weightShareBps, 5001, 10_000);
        Bounds.require("weightCap", weightCap, 0, 100);
        Bounds.require("confidenceMicro", confidenceMicro, 800_000, 999_000);
        Bounds.require("goldBps", goldBps, 0, 3000);
        if (benchAfter != 0) {
            Bounds.require("benchAfter", benchAfter, 4, 100);
        }
        Bounds.require("benchRelBps", benchRelBps, 0, 9000);
    }
}
