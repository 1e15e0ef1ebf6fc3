/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ale.schemas.assignment.v1.AnswerAccepted;
import org.ale.schemas.assignment.v1.LeaseEvent;
import org.ale.schemas.consensus.v1.PoolEvent;

/** No answer is lost, doubled, changed or made up between the desk and the pool. */
final class AnswersCheck {
    private final Findings findings;
    private final Map<String, Integer> accepted = new HashMap<>();
    private final Set<String> weighed = new HashSet<>();

    AnswersCheck(Findings findings) {
        this.findings = findings;
    }

    /** Notes the answers that were accepted. */
    void accepted(LogEntry entry) throws InvalidProtocolBufferException {
        var event = LeaseEvent.parseFrom(entry.event().getPayload());
        if (!event.hasAnswerAccepted()) {
            return;
        }
        findings.checked("answers");
        var answer = event.getAnswerAccepted();
        if (accepted.put(key(answer), answer.getLabel()) != null) {
            findings.add("answered-twice", entry.place(), key(answer));
        }
    }

    /** Checks that each weighed vote is an accepted answer, once. */
    void weighed(LogEntry entry) throws InvalidProtocolBufferException {
        var event = PoolEvent.parseFrom(entry.event().getPayload());
        if (!event.hasVoteWeighed()) {
            return;
        }
        var vote = event.getVoteWeighed();
        var key = vote.getPoolId() + "/" + vote.getWorkerId();
        var label = accepted.get(key);
        if (label == null) {
            findings.add("vote-without-answer", entry.place(), key);
        } else {
            findings.expect("vote-label", entry.place(), label, vote.getLabel());
        }
        if (!weighed.add(key)) {
            findings.add("weighed-twice", entry.place(), key);
        }
    }

    /** How many accepted answers wait to be weighed: some in a running system, none at rest. */
    int waiting() {
        return accepted.size() - weighed.size();
    }

    private static String key(AnswerAccepted answer) {
        return answer.getPoolId() + "/" + answer.getWorkerId();
    }
}
