/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.simulation;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ale.eventsourcing.Topics;
import org.ale.eventsourcing.testing.log.MemoryBroker;
import org.ale.schemas.log.v1.EventRecord;
import org.ale.schemas.log.v1.Outcome;
import org.ale.schemas.log.v1.OutcomeRecord;

/**
 * Hears every answer when it can be heard, and looks the answered facts up in the log: at that
 * moment each must stand there, byte for byte, at the position that it names. A crash in between
 * would lose what was acknowledged, also when the command is decided again later.
 */
final class Caller {
    private final MemoryBroker broker;
    private final Topics topics;
    private final long[] outcomesRead;
    private final long[] factsRead;
    private final List<List<byte[]>> facts = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    Caller(MemoryBroker broker, Topics topics) {
        this.broker = broker;
        this.topics = topics;
        outcomesRead = new long[broker.partitions()];
        factsRead = new long[broker.partitions()];
        for (var partition = 0; partition < broker.partitions(); partition++) {
            facts.add(new ArrayList<>());
        }
    }

    List<String> violations() {
        return violations;
    }

    /** Hears what is new, and lets the log forget the answers. */
    void listen() {
        var answers = new ArrayList<byte[]>();
        for (var partition = 0; partition < broker.partitions(); partition++) {
            outcomesRead[partition] =
                    broker.read(
                            topics.outcomes(),
                            partition,
                            outcomesRead[partition],
                            Integer.MAX_VALUE,
                            (_, stored) -> answers.add(stored.value()));
            broker.forget(topics.outcomes(), partition, outcomesRead[partition]);
        }
        for (var partition = 0; partition < broker.partitions(); partition++) {
            var known = facts.get(partition);
            factsRead[partition] =
                    broker.read(
                            topics.events(),
                            partition,
                            factsRead[partition],
                            Integer.MAX_VALUE,
                            (_, stored) -> known.add(stored.value()));
        }
        answers.forEach(this::hear);
    }

    private void hear(byte[] answer) {
        try {
            for (var outcome : OutcomeRecord.parseFrom(answer).getOutcomesList()) {
                lookUp(outcome);
            }
        } catch (InvalidProtocolBufferException e) {
            violations.add(topics + ": an outcome cannot be read");
        }
    }

    private void lookUp(Outcome outcome) throws InvalidProtocolBufferException {
        var known = facts.get(outcome.getPartition());
        for (var sealed : outcome.getEventsList()) {
            // Positions count from 1.
            var index = EventRecord.parseFrom(sealed).getPosition() - 1;
            if (index >= known.size()
                    || !Arrays.equals(known.get((int) index), sealed.toByteArray())) {
                violations.add(
                        topics + ": acknowledged but not in the log: " + outcome.getCommandId());
                return;
            }
        }
        if (outcome.getRejection().isEmpty() && outcome.getPosition() > known.size()) {
            violations.add(topics + ": acknowledged beyond the log: " + outcome.getCommandId());
        }
    }
}
