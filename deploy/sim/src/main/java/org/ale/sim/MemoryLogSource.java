/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.sim;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.function.Consumer;
import org.ale.audit.LogEntry;
import org.ale.audit.LogSource;
import org.ale.audit.LogTopic;
import org.ale.eventsourcing.testing.log.MemoryBroker;
import org.ale.schemas.log.v1.EventRecord;

/** The log in memory as the auditor reads it. */
final class MemoryLogSource implements LogSource {
    private final MemoryBroker broker;

    MemoryLogSource(MemoryBroker broker) {
        this.broker = broker;
    }

    @Override
    public void read(LogTopic topic, Consumer<LogEntry> reader) {
        for (var partition = 0; partition < broker.partitions(); partition++) {
            var number = partition;
            broker.read(
                    topic.topicName(),
                    partition,
                    0,
                    Integer.MAX_VALUE,
                    (offset, stored) ->
                            reader.accept(
                                    new LogEntry(topic, number, offset, parsed(stored.value()))));
        }
    }

    /** Bytes that are no record at all are a broken checksum to the auditor. */
    private static EventRecord parsed(byte[] value) {
        try {
            return EventRecord.parseFrom(value);
        } catch (InvalidProtocolBufferException e) {
            return EventRecord.getDefaultInstance();
        }
    }
}
