/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.domain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;
import org.ale.kernel.LosingStake;
import org.ale.kernel.RewardTerms;
import org.ale.kernel.Shares;
import org.ale.kernel.WorkerId;

/**
 * How much each voter of a decided pool gains or loses.
 *
 * <p>A fixed pot is shared equally by the winners; minting per winner would reward clones. A
 * loser's stake is the reputation that backs his vote: what he has in this community when the pool
 * closes.
 */
final class Minting {
    private static final int BPS = 10_000;

    private Minting() {}

    /**
     * Gains in order of voting, micro-REP; losses are negative. Stake taken where nobody won is
     * burned.
     *
     * @param reputations what each worker has before the pool, micro-REP
     */
    static List<Long> gains(
            Verdict verdict, RewardTerms terms, ToLongFunction<WorkerId> reputations) {
        var losses = losses(verdict, terms.bindingBps(), reputations);
        var winners = verdict.ballots().stream().filter(verdict::isWonBy).count();
        if (winners == 0) {
            return losses;
        }
        var taken = -losses.stream().mapToLong(Long::longValue).sum();
        var mint = equally(terms.repPotMicro(), winners);
        var gift = equally(terms.losingStake() == LosingStake.BURN ? 0 : taken, winners);
        var gains = new ArrayList<>(losses);
        var place = 0;
        for (var index = 0; index < gains.size(); index++) {
            if (verdict.isWonBy(verdict.ballots().get(index))) {
                gains.set(index, mint.get(place) + gift.get(place));
                place++;
            }
        }
        return gains;
    }

    private static List<Long> losses(
            Verdict verdict, int bindingBps, ToLongFunction<WorkerId> reputations) {
        return verdict.ballots().stream()
                .map(ballot ->
                        verdict.isWonBy(ballot) || bindingBps == 0
                                ? 0L
                                : -part(reputations.applyAsLong(ballot.worker()), bindingBps))
                .toList();
    }

    private static long part(long stakeMicro, int bps) {
        return BigInteger.valueOf(stakeMicro)
                .multiply(BigInteger.valueOf(bps))
                .divide(BigInteger.valueOf(BPS))
                .longValueExact();
    }

    private static List<Long> equally(long amountMicro, long parts) {
        return Shares.ofMicro(amountMicro, Collections.nCopies((int) parts, BigInteger.ONE));
    }
}
