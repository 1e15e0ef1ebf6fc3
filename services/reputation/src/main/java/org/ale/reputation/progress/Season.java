/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.progress;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A quarter of a year, UTC: long enough to become good, short enough for everybody to begin anew.
 *
 * @param year of our era
 * @param quarter 1–4
 */
public record Season(int year, int quarter) {
    private static final int MONTHS = 3;
    private static final Pattern NAME = Pattern.compile("(\\d{4})-Q([1-4])");

    /** The season of a day. */
    public static Season of(LocalDate day) {
        return new Season(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
    }

    /**
     * Reads a name like 2026-Q4.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static Season parse(String name) {
        var match = NAME.matcher(name);
        if (!match.matches()) {
            throw new IllegalArgumentException("a season is a year and a quarter, like 2026-Q4");
        }
        return new Season(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, MONTHS * (quarter - 1) + 1, 1);
    }

    public LocalDate lastDay() {
        return firstDay().plusMonths(MONTHS).minusDays(1);
    }

    boolean has(LocalDate day) {
        return of(day).equals(this);
    }

    /** What was done in it, in all. */
    SeasonScore score(List<DayOfWork> days) {
        var decided = 0;
        var won = 0;
        for (var each : days) {
            if (has(each.day())) {
                decided += each.decided();
                won += each.won();
            }
        }
        return SeasonScore.of(this, decided, won);
    }

    @Override
    public String toString() {
        return "%04d-Q%d".formatted(year, quarter);
    }
}
