/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.progress;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * A small goal of a week (from Monday, UTC) or season. Who reaches it gains nothing but the mark.
 */
public enum Quest {
    /** Work on three days of a week. */
    THREE_DAYS_THIS_WEEK(3),
    /** Have fifty tasks decided in a week. */
    FIFTY_TASKS_THIS_WEEK(50),
    /** Work on twenty days of a season. */
    TWENTY_DAYS_THIS_SEASON(20);

    private final int goal;

    Quest(int goal) {
        this.goal = goal;
    }

    public int goal() {
        return goal;
    }

    /** How far a worker is, at most the goal. */
    int done(List<DayOfWork> days, LocalDate today) {
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var done =
                switch (this) {
                    case THREE_DAYS_THIS_WEEK -> worked(days, monday);
                    case FIFTY_TASKS_THIS_WEEK ->
                            since(days, monday).stream().mapToInt(DayOfWork::decided).sum();
                    case TWENTY_DAYS_THIS_SEASON -> worked(days, Season.of(today).firstDay());
                };
        return Math.clamp(done, 0, goal);
    }

    private static int worked(List<DayOfWork> days, LocalDate first) {
        return (int) since(days, first).stream().filter(DayOfWork::isWorked).count();
    }

    private static List<DayOfWork> since(List<DayOfWork> days, LocalDate first) {
        return days.stream().filter(each -> !each.day().isBefore(first)).toList();
    }
}
