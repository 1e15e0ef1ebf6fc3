/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api;

import java.time.Instant;

/** Log times as people's programs read them. */
public final class Times {
    private Times() {}

    /** ISO-8601 in UTC. */
    public static String iso(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
