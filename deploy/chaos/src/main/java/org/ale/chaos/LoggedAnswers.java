/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.ale.audit.LogEntry;
import org.ale.audit.LogSource;
import org.ale.audit.LogTopic;
import org.ale.schemas.assignment.v1.LeaseEvent;

/** The answers that the log holds, and how often. */
final class LoggedAnswers {
    private final Map<String, Integer> counts = new HashMap<>();

    static LoggedAnswers of(LogSource log) throws IOException {
        var answers = new LoggedAnswers();
        log.read(LogTopic.ASSIGNMENT, answers::add);
        return answers;
    }

    private void add(LogEntry entry) {
        try {
            var event = LeaseEvent.parseFrom(entry.event().getPayload());
            if (event.hasAnswerAccepted()) {
                var answer = event.getAnswerAccepted();
                counts.merge(answer.getPoolId() + "/" + answer.getWorkerId(), 1, Integer::sum);
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(entry.place() + " cannot be read", e);
        }
    }

    /** How many acknowledged answers the log does not hold. */
    long lost(Set<String> acknowledged) {
        return acknowledged.stream().filter(answer -> !counts.containsKey(answer)).count();
    }

    /** How many answers the log holds more than once. */
    long duplicated() {
        return counts.values().stream().filter(count -> count > 1).count();
    }
}
