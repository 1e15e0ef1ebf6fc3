/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import java.io.Serializable;
import java.time.Instant;
import java.util.TreeMap;
import org.ale.kernel.CommunityParameters;
import org.jspecify.annotations.Nullable;

/** Parameters by the log time from which they hold. Changed in place by evolve only. */
final class ParameterSchedule implements Serializable {
    private static final long serialVersionUID = 1;

    /** A version of the parameters. */
    record Version(int number, CommunityParameters parameters) implements Serializable {}

    private final TreeMap<Instant, Version> versions = new TreeMap<>();

    void put(Instant from, int number, CommunityParameters parameters) {
        versions.put(from, new Version(number, parameters));
    }

    /** What holds at a log time. */
    CommunityParameters inForce(Instant at) {
        return versions.floorEntry(at).getValue().parameters();
    }

    /** What will hold when all that is pending holds. */
    Version latest() {
        return versions.lastEntry().getValue();
    }

    /** From when the latest holds. */
    Instant latestFrom() {
        return versions.lastKey();
    }

    /** What holds before the latest; null for the first. */
    @Nullable Version beforeLatest() {
        var before = versions.lowerEntry(versions.lastKey());
        return before == null ? null : before.getValue();
    }

    @Override
    public String toString() {
        return versions.toString();
    }
}
