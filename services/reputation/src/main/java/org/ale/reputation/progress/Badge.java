/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.progress;

/**
 * What is earned once and kept: only a verdict that is undone can take one back. Easy ones first.
 */
public enum Badge {
    /** Agreed with a verdict. */
    FIRST_AGREEMENT,
    /** Worked on seven days in a row. */
    SEVEN_DAYS,
    /** Agreed with a hundred verdicts. */
    HUNDRED_AGREEMENTS,
    /** Ended a season with 95 of 100 tasks right, of 50 at least. */
    SHARP_SEASON,
    /** Worked on thirty days in a row. */
    THIRTY_DAYS,
    /** Agreed with a thousand verdicts. */
    THOUSAND_AGREEMENTS,
    /** Agreed with ten thousand verdicts. */
    TEN_THOUSAND_AGREEMENTS;

    private static final int WEEK = 7;
    private static final int MONTH = 30;

    boolean isEarned(Progress.Deeds deeds) {
        return switch (this) {
            case FIRST_AGREEMENT -> deeds.won() >= 1;
            case SEVEN_DAYS -> deeds.longestStreak() >= WEEK;
            case HUNDRED_AGREEMENTS -> deeds.won() >= 100;
            case SHARP_SEASON -> deeds.sharpSeasons() >= 1;
            case THIRTY_DAYS -> deeds.longestStreak() >= MONTH;
            case THOUSAND_AGREEMENTS -> deeds.won() >= 1_000;
            case TEN_THOUSAND_AGREEMENTS -> deeds.won() >= 10_000;
        };
    }
}
