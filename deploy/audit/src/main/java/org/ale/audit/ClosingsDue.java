/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Pools that close together because what had been stopped goes on: those that have all the votes
 * they need, and those whose closing had been put off. Unless all stops anew on the way.
 */
final class ClosingsDue {
    private final Findings findings;
    private final LabelledCommunity community;
    private final Set<String> putOff = new HashSet<>();

    /** By pool: whether its closing had been put off, so that its votes do not matter. */
    private final Map<AuditedPool, Boolean> due = new LinkedHashMap<>();

    private String place = "";

    ClosingsDue(Findings findings, LabelledCommunity community) {
        this.findings = findings;
        this.community = community;
    }

    /** A closing waits until the community goes on. */
    void putOff(String pool) {
        putOff.add(pool);
    }

    /**
     * Something goes on: the community, or one job.
     *
     * @param pools of the community, or of the job
     */
    void goesOn(String at, Collection<AuditedPool> pools) {
        place = at;
        for (var pool : pools) {
            var wasPutOff = putOff.contains(pool.id());
            if (pool.isOpen() && (wasPutOff || pool.isComplete(community.isNew()))) {
                due.put(pool, wasPutOff);
            }
        }
    }

    void closed(AuditedPool pool) {
        due.remove(pool);
        putOff.remove(pool.id());
    }

    /** The command is over: what is still stopped, or was again on the way, waits. */
    void end() {
        due.forEach((pool, wasPutOff) -> {
            var mayClose = wasPutOff || !community.breaker.isStopped(pool.jobId());
            if (mayClose && !community.breaker.isTripped()) {
                findings.add("closing-left-out", place, pool.id());
            }
        });
        due.clear();
    }
}
