/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.ale.reputation.progress.Progress.QuestProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {
    /** A Saturday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private static DayOfWork day(int daysAgo, int decided, int won) {
        return new DayOfWork(TODAY.minusDays(daysAgo), decided, won);
    }

    private static List<DayOfWork> row(int from, int to) {
        var days = new ArrayList<DayOfWork>();
        for (var ago = from; ago >= to; ago--) {
            days.add(day(ago, 1, 1));
        }
        return days;
    }

    private static List<DayOfWork> together(List<DayOfWork> some, List<DayOfWork> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-Q1, 2026-01-01, 2026-03-31",
        "2026-03-31, 2026-Q1, 2026-01-01, 2026-03-31",
        "2024-02-29, 2024-Q1, 2024-01-01, 2024-03-31",
        "2026-04-01, 2026-Q2, 2026-04-01, 2026-06-30",
        "2026-09-30, 2026-Q3, 2026-07-01, 2026-09-30",
        "2026-12-31, 2026-Q4, 2026-10-01, 2026-12-31"
    })
    void aSeasonIsAQuarter(LocalDate day, String name, LocalDate first, LocalDate last) {
        var season = Season.of(day);
        assertEquals(name, season.toString());
        assertEquals(season, Season.parse(name));
        assertEquals(first, season.firstDay());
        assertEquals(last, season.lastDay());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-Q5", "2026-Q0", "2026", "26-Q1", "2026-q1", " 2026-Q1", "Q1-2026"})
    void anotherTextIsNoSeason(String name) {
        assertThrows(IllegalArgumentException.class, () -> Season.parse(name));
    }

    @Test
    void aRowThatEndedYesterdayMayGoOn() {
        assertEquals(new Streak(3, 3), Streak.of(row(3, 1), TODAY));
        assertEquals(new Streak(4, 4), Streak.of(row(3, 0), TODAY));
    }

    @Test
    void aPauseEndsTheRowAndKeepsTheLongest() {
        assertEquals(new Streak(0, 5), Streak.of(row(6, 2), TODAY));
        assertEquals(new Streak(2, 5), Streak.of(together(row(9, 5), row(1, 0)), TODAY));
        assertEquals(new Streak(0, 0), Streak.of(List.of(), TODAY));
    }

    @Test
    void aDayOnWhichVerdictsWereOnlyUndoneIsNoDayOfWork() {
        var days = List.of(day(2, 1, 1), day(1, 0, 0), day(0, 1, 0));
        assertEquals(new Streak(1, 1), Streak.of(days, TODAY));
    }

    @Test
    void aSeasonCountsItsOwnDaysAndNeverFallsBelowZero() {
        var days = List.of(day(70, 9, 9), day(3, -2, -2), day(1, 5, 4));
        var score = Progress.of(days, TODAY).season();
        assertEquals(new SeasonScore(new Season(2026, 4), 3, 2), score);
        assertEquals(
                new SeasonScore(new Season(2026, 4), 0, 0),
                Progress.of(List.of(day(1, -1, -1)), TODAY).season());
    }

    @Test
    void badgesComeOneByOneAndStay() {
        assertEquals(List.of(), Progress.of(List.of(day(0, 3, 0)), TODAY).badges());
        assertEquals(
                List.of(Badge.FIRST_AGREEMENT), Progress.of(List.of(day(0, 1, 1)), TODAY).badges());
        assertEquals(
                List.of(Badge.FIRST_AGREEMENT, Badge.SEVEN_DAYS),
                Progress.of(row(40, 34), TODAY).badges(),
                "a row of long ago counts");
        assertEquals(
                List.of(Badge.FIRST_AGREEMENT, Badge.HUNDRED_AGREEMENTS),
                Progress.of(List.of(day(0, 200, 100)), TODAY).badges());
        assertEquals(
                List.of(
                        Badge.FIRST_AGREEMENT,
                        Badge.HUNDRED_AGREEMENTS,
                        Badge.THOUSAND_AGREEMENTS,
                        Badge.TEN_THOUSAND_AGREEMENTS),
                Progress.of(List.of(day(0, 20_000, 10_000)), TODAY).badges());
        assertTrue(Progress.of(row(29, 0), TODAY).badges().contains(Badge.THIRTY_DAYS));
        assertFalse(Progress.of(row(28, 0), TODAY).badges().contains(Badge.THIRTY_DAYS));
    }

    @Test
    void aSharpSeasonIsJudgedWhenItIsOver() {
        assertTrue(isSharp(day(70, 100, 95)));
        assertTrue(isSharp(day(70, 50, 48)));
        assertFalse(isSharp(day(70, 100, 94)), "not accurate enough");
        assertFalse(isSharp(day(70, 49, 49)), "too few to judge by");
        assertFalse(isSharp(day(0, 100, 100)), "not over");
    }

    private static boolean isSharp(DayOfWork day) {
        return Progress.of(List.of(day), TODAY).badges().contains(Badge.SHARP_SEASON);
    }

    @Test
    void questsCountFromMondayAndFromTheSeason() {
        var days = List.of(day(30, 5, 5), day(6, 90, 90), day(5, 20, 0), day(0, 25, 25));
        assertEquals(
                List.of(
                        new QuestProgress(Quest.THREE_DAYS_THIS_WEEK, 2),
                        new QuestProgress(Quest.FIFTY_TASKS_THIS_WEEK, 45),
                        new QuestProgress(Quest.TWENTY_DAYS_THIS_SEASON, 4)),
                Progress.of(days, TODAY).quests());
    }

    @Test
    void aQuestIsNotOverfulfilled() {
        for (var each : Progress.of(row(40, 0), TODAY).quests()) {
            assertEquals(
                    each.quest() == Quest.FIFTY_TASKS_THIS_WEEK ? 6 : each.quest().goal(),
                    each.done());
        }
        assertEquals(50, Quest.FIFTY_TASKS_THIS_WEEK.done(List.of(day(0, 900, 1)), TODAY));
        assertEquals(0, Quest.FIFTY_TASKS_THIS_WEEK.done(List.of(day(0, -3, -3)), TODAY));
    }
}
