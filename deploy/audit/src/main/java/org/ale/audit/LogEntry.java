/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import org.ale.schemas.log.v1.EventRecord;

/**
 * One fact and where it lies.
 *
 * @param topic which log
 * @param partition of the topic
 * @param offset in the partition
 * @param event the fact with its frame
 */
public record LogEntry(LogTopic topic, int partition, long offset, EventRecord event) {
    /** Stands for bytes that are no record. */
    static final EventRecord NO_RECORD = EventRecord.getDefaultInstance();

    /** Whether there is a record at all. */
    boolean isRecord() {
        return !event.equals(NO_RECORD);
    }

    /** Where a person finds it. */
    public String place() {
        return topic.topicName() + "-" + partition + "@" + offset;
    }
}
