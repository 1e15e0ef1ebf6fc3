/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd.replay;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What part of the vote mass is taken over, and by whom. */
public enum Attack {
    /** Everybody answers as recorded. */
    NONE("none", 0, 0, false),
    /** 30 % of the vote mass answers uniformly at random. */
    SPAM30("spam30", 0.30, 0, false),
    /** 30 % spam, and 20 % give one wrong label in concert and come first in the first fifth. */
    SPAM30_COLLUDE20_EARLY("spam30-collude20-early", 0.30, 0.20, true),
    /** 40 % give one wrong label in concert. */
    COLLUDE40("collude40", 0, 0.40, false),
    /** 60 % give one wrong label in concert. */
    COLLUDE60("collude60", 0, 0.60, false);

    private final String option;
    private final double spam;
    private final double collude;
    private final boolean early;

    Attack(String option, double spam, double collude, boolean early) {
        this.option = option;
        this.spam = spam;
        this.collude = collude;
        this.early = early;
    }

    /** Share of the vote mass that answers at random. */
    public double spam() {
        return spam;
    }

    /** Share of the vote mass that lies in concert. */
    public double collude() {
        return collude;
    }

    /** Whether the liars come first in the first fifth of the schedule. */
    public boolean early() {
        return early;
    }

    /** As written on the command line. */
    public String option() {
        return option;
    }

    /**
     * Reads an option.
     *
     * @throws IllegalArgumentException naming the known ones
     */
    public static Attack of(String option) {
        return Arrays.stream(values())
                .filter(attack -> attack.option.equals(option))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "unknown attack "
                                        + option
                                        + "; known: "
                                        + Arrays.stream(values())
                                                .map(Attack::option)
                                                .collect(Collectors.joining(", "))));
    }
}
