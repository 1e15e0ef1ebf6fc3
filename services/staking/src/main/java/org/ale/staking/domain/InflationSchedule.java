/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.domain;

import java.math.BigInteger;
import java.time.Duration;
import org.ale.kernel.Ale;

/**
 * What the chain must mint (rules §8): 8 % a year of the supply that circulated at the last 365-day
 * anniversary, released evenly. A period mints the difference of two running totals, each rounded
 * down, so that nothing drifts. The contract is checked against this.
 *
 * @param circulating at the anniversary
 */
public record InflationSchedule(Ale circulating) {
    /** A year has 365 days, always. */
    public static final Duration YEAR = Duration.ofDays(365);

    private static final long PERCENT_A_YEAR = 8;
    private static final long PERCENT = 100;
    private static final BigInteger MICRO = BigInteger.valueOf(1_000_000);

    /** The stakers' and the communities' half; the odd unit is the stakers'. */
    public record Halves(Ale stakers, Ale communities) {}

    /** Minted from the anniversary until a time within the year. */
    public Ale cumulative(Duration sinceAnniversary) {
        if (sinceAnniversary.isNegative() || sinceAnniversary.compareTo(YEAR) > 0) {
            throw new IllegalArgumentException("not within the year: " + sinceAnniversary);
        }
        return circulating
                .times(PERCENT_A_YEAR)
                .shareDown(sinceAnniversary.toSeconds(), PERCENT * YEAR.toSeconds());
    }

    /** Minted in a period of the year. */
    public Ale minted(Duration from, Duration to) {
        return cumulative(to).minus(cumulative(from));
    }

    /** The schedule of the next year, if all that was minted circulates. */
    public InflationSchedule nextYear() {
        return new InflationSchedule(circulating.plus(cumulative(YEAR)));
    }

    public static Halves halves(Ale minted) {
        var communities = minted.shareDown(1, 2);
        return new Halves(minted.minus(communities), communities);
    }

    /** What a stake brings of the stakers' half, rounded down. */
    public static Ale ofStake(Ale stakers, Ale stake, Ale staked) {
        return new Ale(stakers.baseUnits().multiply(stake.baseUnits()).divide(staked.baseUnits()));
    }

    /** What one ALE staked brings in a year at the rate of a period, millionths, rounded down. */
    public static long aprMicro(Ale stakers, Duration period, Ale staked) {
        if (staked.isZero() || period.isZero() || period.isNegative()) {
            return 0;
        }
        return stakers.baseUnits()
                .multiply(MICRO)
                .multiply(BigInteger.valueOf(YEAR.toMillis()))
                .divide(staked.baseUnits().multiply(BigInteger.valueOf(period.toMillis())))
                .longValueExact();
    }
}
