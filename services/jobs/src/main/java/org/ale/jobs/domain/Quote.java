/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.domain;

import java.io.Serializable;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.ConsensusRule;

/**
 * What a job costs and what a worker would earn, told before it is funded (rules §2).
 *
 * @param budget deposit
 * @param fee of protocol and community for the whole job, rounded down
 * @param pot of one item: (budget − fee) / items, rounded down
 * @param expectedVotesMilli answers per item, thousandths
 * @param hourlyMicroUsd expected hourly pay of a worker
 * @param usdPerAleMicro price of one ALE, micro-USD
 * @param expectedSeconds until all items are labelled
 * @param expiresAt log time at which the quote lapses
 */
public record Quote(
        Ale budget,
        Ale fee,
        Ale pot,
        int expectedVotesMilli,
        long hourlyMicroUsd,
        long usdPerAleMicro,
        long expectedSeconds,
        Instant expiresAt)
        implements Serializable {
    private static final Duration VALID = Duration.ofHours(1);
    private static final long BPS = 10_000;

    /** Measured: the balanced rule buys 3.9 votes for an item at τ = .97 and 4.5 at .99. */
    private static final int VOTES_MILLI_BALANCED = 3_900;

    private static final int VOTES_MILLI_PREMIUM = 4_500;
    private static final int CONFIDENCE_PREMIUM_MICRO = 980_000;
    private static final int VOTES_MILLI_STRICT_MORE = 1_000;

    /** An answer takes a worker about six seconds, with looking at the task. */
    private static final long SECONDS_PER_ANSWER = 6;

    private static final long WORKERS_PRESENT = 20;
    private static final long SECONDS_PER_HOUR = 3_600;

    /** Makes the price of a job. A place for a newcomer takes all answers of the set. */
    static Quote of(
            JobDraft draft,
            Ale budget,
            CommunityParameters parameters,
            long usdPerAleMicro,
            int onboardingAsked,
            Instant at) {
        var fees = parameters.fees();
        var fee = budget.shareDown(fees.protocolFeeBps() + fees.communityFeeBps(), BPS);
        var pot = budget.minus(fee).shareDown(1, draft.items());
        var votesMilli =
                draft.isOnboarding()
                        ? onboardingAsked * 1000
                        : expectedVotesMilli(draft, parameters);
        return new Quote(
                budget,
                fee,
                pot,
                votesMilli,
                hourlyMicroUsd(pot, votesMilli, usdPerAleMicro),
                usdPerAleMicro,
                (long) draft.items() * votesMilli * SECONDS_PER_ANSWER / 1000 / WORKERS_PRESENT + 1,
                at.plus(VALID));
    }

    private static int expectedVotesMilli(JobDraft draft, CommunityParameters parameters) {
        var consensus = parameters.consensus();
        if (consensus.rule() == ConsensusRule.HEADS_AND_WEIGHT) {
            return consensus.minVotes() * 1000 + VOTES_MILLI_STRICT_MORE;
        }
        var asked =
                draft.confidenceMicro() == 0
                        ? consensus.confidenceMicro()
                        : draft.confidenceMicro();
        var measured =
                asked > CONFIDENCE_PREMIUM_MICRO ? VOTES_MILLI_PREMIUM : VOTES_MILLI_BALANCED;
        return Math.max(measured, consensus.minVotes() * 1000);
    }

    private static long hourlyMicroUsd(Ale pot, int votesMilli, long usdPerAleMicro) {
        return pot.baseUnits()
                .multiply(BigInteger.valueOf(usdPerAleMicro))
                .multiply(BigInteger.valueOf(1000 * SECONDS_PER_HOUR / SECONDS_PER_ANSWER))
                .divide(BigInteger.valueOf(votesMilli))
                .divide(Ale.BASE_UNITS_PER_ALE)
                .longValueExact();
    }

    /** The same terms for what arrived: the fee in proportion, rounded down, and the pots anew. */
    Quote withBudget(Ale arrived, int items) {
        var due = new Ale(arrived.baseUnits().multiply(fee.baseUnits()).divide(budget.baseUnits()));
        return new Quote(
                arrived,
                due,
                arrived.minus(due).shareDown(1, items),
                expectedVotesMilli,
                hourlyMicroUsd,
                usdPerAleMicro,
                expectedSeconds,
                expiresAt);
    }

    /** What rounding leaves over; it goes back to the client. */
    Ale remainder(int items) {
        return budget.minus(fee).minus(pot.times(items));
    }
}
