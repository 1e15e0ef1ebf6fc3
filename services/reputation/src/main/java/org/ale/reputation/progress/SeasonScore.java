/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.progress;

/**
 * What a worker did in a season. A verdict that is undone counts against the season in which that
 * happens, so neither number falls below zero.
 *
 * @param decided tasks that were decided
 * @param won of these, tasks in which he voted for the decided label
 */
public record SeasonScore(Season season, int decided, int won) {
    /** Below this many decided tasks accuracy is luck: nobody is ranked or called sharp. */
    public static final int DECIDED_MIN = 50;

    private static final int PERCENT = 100;
    private static final int SHARP_PERCENT = 95;

    static SeasonScore of(Season season, int decided, int won) {
        var some = Math.max(0, decided);
        return new SeasonScore(season, some, Math.clamp(won, 0, some));
    }

    /** Whether it was enough to judge by, and nearly all of it right. */
    boolean isSharp() {
        return decided >= DECIDED_MIN && (long) PERCENT * won >= (long) SHARP_PERCENT * decided;
    }
}
