/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What outlives a life: inputs at which a life ended, and partitions that must not run. */
public final class Suspects {
    private final Set<String> places = new HashSet<>();
    private final Map<Integer, String> poisoned = new HashMap<>();

    /** Whether a life ended at this input before. */
    boolean isSuspect(String place) {
        return places.contains(place);
    }

    void suspect(String place) {
        places.add(place);
    }

    void poison(int partition, String reason) {
        poisoned.put(partition, reason);
    }

    @Nullable String poisonOf(int partition) {
        return poisoned.get(partition);
    }
}
