/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What must follow from a fact and has not yet. In a running system some of it is on its way; what
 * is older than a minute of log time when the log ends was left out.
 */
final class Waiting {
    /** Longer than a service takes to come back from a crash. */
    static final long MILLIS_MAX = 60_000;

    private final String code;
    private final Map<String, Cause> causes = new LinkedHashMap<>();

    /**
     * Waits for nothing yet.
     *
     * @param code of the finding about what never comes
     */
    Waiting(String code) {
        this.code = code;
    }

    /** From now on something is due, unless it was due before. */
    void await(String what, Cause cause) {
        causes.putIfAbsent(what, cause);
    }

    /** It came, or need not come any more. */
    void settle(String what) {
        causes.remove(what);
    }

    int count() {
        return causes.size();
    }

    /** The log ends: what waits for too long is a finding. */
    void finish(Findings findings, long newestMillis) {
        causes.forEach((what, cause) -> {
            var waitedMillis = newestMillis - cause.atMillis();
            if (waitedMillis > MILLIS_MAX) {
                findings.add(
                        code, cause.place(), what + " waits since " + waitedMillis / 1_000 + " s");
            }
        });
    }
}
