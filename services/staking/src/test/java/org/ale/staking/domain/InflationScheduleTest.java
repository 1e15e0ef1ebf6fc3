/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.random.RandomGeneratorFactory;
import org.ale.eventsourcing.testing.Vectors;
import org.ale.kernel.Ale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** V9 and V9b, to the last unit. */
class InflationScheduleTest {
    private static final JsonNode V9 = Vectors.economy("V9");
    private static final InflationSchedule YEAR_ONE =
            new InflationSchedule(new Ale(Vectors.integer(V9.get("initialSupply"))));

    private static Ale ale(JsonNode node) {
        return new Ale(Vectors.integer(node));
    }

    @ParameterizedTest
    @CsvSource({"week1, 0, 7", "week2, 7, 14", "week52, 357, 364", "day1, 0, 1"})
    void mintsTheDifferenceOfRunningTotalsInTwoHalves(String period, int from, int to) {
        var minted = YEAR_ONE.minted(Duration.ofDays(from), Duration.ofDays(to));
        var halves = InflationSchedule.halves(minted);
        var vector = V9.get(period);
        assertEquals(ale(vector.get("minted")), minted);
        assertEquals(ale(vector.get("bucket1")), halves.stakers());
        assertEquals(ale(vector.get("bucket2")), halves.communities());
    }

    @Test
    void isExactlyEightPercentAfterAYearHoweverItIsCut() {
        var expected = ale(V9.get("afterOneYear"));
        assertEquals(expected, YEAR_ONE.nextYear().circulating());
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(9);
        for (var round = 0; round < 100; round++) {
            var supply = YEAR_ONE.circulating();
            var time = Duration.ZERO;
            while (time.compareTo(InflationSchedule.YEAR) < 0) {
                var next = time.plusSeconds(1 + random.nextLong(2_000_000));
                if (next.compareTo(InflationSchedule.YEAR) > 0) {
                    next = InflationSchedule.YEAR;
                }
                supply = supply.plus(YEAR_ONE.minted(time, next));
                time = next;
            }
            assertEquals(expected, supply);
        }
    }

    @Test
    void compoundingEachWeekWouldBeSeen() {
        var supply = YEAR_ONE.circulating();
        for (var week = 0; week < 52; week++) {
            supply = supply.plus(new InflationSchedule(supply).cumulative(Duration.ofDays(7)));
        }
        assertNotEquals(YEAR_ONE.cumulative(Duration.ofDays(364)), supply);
        assertTrue(supply.compareTo(ale(V9.get("afterOneYear"))) > 0);
        assertEquals(ale(V9.get("mustFail_weeklyCompounding52w")), supply);
    }

    @Test
    void nothingIsMintedOutsideTheYear() {
        assertThrows(
                IllegalArgumentException.class, () -> YEAR_ONE.cumulative(Duration.ofDays(366)));
    }

    @ParameterizedTest
    @CsvSource({"staked100, 100", "staked50, 50", "staked25, 25", "staked10, 10"})
    void theRateDependsOnHowManyStake(String name, long percent) {
        var staked = YEAR_ONE.circulating().shareDown(percent, 100);
        var stakers =
                InflationSchedule.halves(YEAR_ONE.cumulative(InflationSchedule.YEAR)).stakers();
        var micro = InflationSchedule.aprMicro(stakers, InflationSchedule.YEAR, staked);
        var expected = new BigDecimal(V9.get("aprBucket1").get(name).asText());
        assertEquals(expected.movePointRight(6).longValueExact(), micro);
    }

    @Test
    void aDayOfAStakeIsRoundedDown() {
        var day = ale(V9.get("day1").get("bucket1"));
        var reward =
                InflationSchedule.ofStake(day, Ale.ofWhole(1_000_000), Ale.ofWhole(2_500_000_000L));
        assertEquals(ale(Vectors.economy("V9b").get("reward")), reward);
    }

    @Test
    void noRateIsKnownWhileNobodyStakes() {
        var day = Duration.ofDays(1);
        assertEquals(0, InflationSchedule.aprMicro(Ale.ofWhole(1), day, Ale.ZERO));
        assertEquals(0, InflationSchedule.aprMicro(Ale.ofWhole(1), Duration.ZERO, Ale.ofWhole(1)));
    }
}
