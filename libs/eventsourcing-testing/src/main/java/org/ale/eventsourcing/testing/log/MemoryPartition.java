/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.log;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One partition: records in order. The end of a transaction takes an offset too, as in Kafka. */
final class MemoryPartition {
    private final List<@Nullable StoredRecord> records = new ArrayList<>();
    private final TreeMap<Integer, MemoryTransaction> open = new TreeMap<>();
    private int forgotten;

    int append(StoredRecord stored) {
        records.add(stored);
        return records.size() - 1;
    }

    /** The next record is the first of this transaction. */
    void opened(MemoryTransaction transaction) {
        open.put(records.size(), transaction);
    }

    /** A transaction ends; of an aborted one nothing stays but its places. */
    void ended(MemoryTransaction transaction, List<Integer> offsets, boolean committed) {
        open.values().remove(transaction);
        if (!committed) {
            offsets.forEach(offset -> records.set(offset, null));
        }
        records.add(null);
    }

    void forget(int before) {
        for (; forgotten < before; forgotten++) {
            records.set(forgotten, null);
        }
    }

    int end() {
        return records.size();
    }

    /** Nothing from here on can be read yet: the last stable offset. */
    int stableEnd() {
        return open.isEmpty() ? records.size() : open.firstKey();
    }

    /** Null where a transaction ended or was aborted, and where a record is forgotten. */
    @Nullable StoredRecord at(int offset) {
        return records.get(offset);
    }
}
