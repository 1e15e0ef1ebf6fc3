/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ale.kernel.PoolId;

/** Tasks that were held too long, in the order in which their leases lapsed. */
final class Lapsed {
    /** Most leases that one command lets lapse; the next takes the rest. */
    static final int LEASES_MAX = 100;

    private Lapsed() {}

    static List<LeaseEvent> events(LeaseState state, Instant at) {
        List<LeaseEvent> events = new ArrayList<>();
        Map<PoolId, Integer> lapsed = new LinkedHashMap<>();
        var count = 0;
        for (var lease : state.leases) {
            if (lease.expiresAtMillis() > at.toEpochMilli() || count == LEASES_MAX) {
                break;
            }
            count++;
            events.add(new LeaseEvent.LeaseExpired(lease.poolId(), lease.worker(), at));
            var pool = state.window.get(lease.poolId());
            var gone = lapsed.merge(lease.poolId(), 1, Integer::sum);
            if (pool != null && JobEnding.closesWithout(state, pool, gone, 0)) {
                events.add(new LeaseEvent.PoolShut(pool.id, at));
            }
        }
        return events;
    }
}
