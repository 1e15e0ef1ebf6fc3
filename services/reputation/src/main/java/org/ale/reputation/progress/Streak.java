/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.progress;

import java.time.LocalDate;
import java.util.List;

/**
 * Days in a row with a decided task. Who pauses begins a new row; the longest one stays, and
 * nothing else depends on either.
 *
 * @param now days of the row that reaches to today or yesterday
 * @param longest days of the longest row ever
 */
public record Streak(int now, int longest) {
    /**
     * Counts.
     *
     * @param days in order
     * @param today a row that ended yesterday may still go on today
     */
    static Streak of(List<DayOfWork> days, LocalDate today) {
        var row = 0;
        var longest = 0;
        var last = LocalDate.MIN;
        for (var each : days) {
            if (each.isWorked()) {
                row = last.equals(each.day().minusDays(1)) ? row + 1 : 1;
                longest = Math.max(longest, row);
                last = each.day();
            }
        }
        return new Streak(last.isBefore(today.minusDays(1)) ? 0 : row, longest);
    }
}
