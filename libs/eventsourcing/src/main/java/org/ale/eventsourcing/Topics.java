/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing;

/**
 * The topics of one aggregate: {@code ale.<context>.<aggregate>.<what>.v1}.
 *
 * @param context the service, e.g. {@code consensus}
 * @param aggregate singular noun, e.g. {@code pool}
 */
public record Topics(String context, String aggregate) {
    /** Dead letters are few, and whoever reads them wants all: they are one list. */
    public static final int DEAD_LETTERS_PARTITION = 0;

    public String commands() {
        return name("commands");
    }

    public String events() {
        return name("events");
    }

    public String outcomes() {
        return name("outcomes");
    }

    public String deadLetters() {
        return name("deadletters");
    }

    private String name(String what) {
        return "ale." + context + "." + aggregate + "." + what + ".v1";
    }
}
