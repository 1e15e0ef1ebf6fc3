/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import java.io.Serializable;
import java.util.TreeMap;

/**
 * How far the facts of a partition say that its inputs were taken: for each input the last record
 * that led to a fact. Each fact names its cause, so this is folded like everything else, and what a
 * consumer group believes of positions can be checked against it: a group that falls back gives
 * again what was taken long ago.
 */
final class TakenInputs implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int DECIMAL = 10;

    private final TreeMap<String, Long> last = new TreeMap<>();

    /**
     * A fact was caused by the record at a place.
     *
     * @param place topic, partition and offset
     */
    void take(String place) {
        var dash = place.lastIndexOf('-');
        var offset = Long.parseLong(place, dash + 1, place.length(), DECIMAL);
        last.merge(place.substring(0, dash), offset, Math::max);
    }

    /** Whether a record, or one behind it in its input, has led to a fact already. */
    boolean contains(OwnerLog.Input input) {
        return input.offset() <= last.getOrDefault(input.topic() + "-" + input.partition(), -1L);
    }
}
