/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

/** A fact from which something has to follow: where it is, and since when. */
record Cause(LogTopic topic, int partition, long offset, long atMillis) {
    static Cause of(LogEntry entry) {
        return new Cause(
                entry.topic(), entry.partition(), entry.offset(), entry.event().getLogTimeMillis());
    }

    String place() {
        return topic.topicName() + "-" + partition + "@" + offset;
    }
}
