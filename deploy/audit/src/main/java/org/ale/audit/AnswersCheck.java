/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.Map;
import org.ale.schemas.assignment.v1.AnswerAccepted;
import org.ale.schemas.assignment.v1.LeaseEvent;
import org.ale.schemas.consensus.v1.PoolEvent;
import org.ale.schemas.consensus.v1.VoteWeighed;

/** No answer is lost, doubled, changed or made up between the desk and the pool. */
final class AnswersCheck {
    private final Findings findings;
    private final Map<String, Answer> accepted = new HashMap<>();
    private final Waiting waiting = new Waiting("answer-not-weighed");

    /** By community: the command that let it, or a job of it, go on after a stop. */
    private final Map<String, String> restarts = new HashMap<>();

    /** Pools that it closed at once, and when. */
    private final Map<String, Long> closedByRestart = new HashMap<>();

    private int onTheirWay;

    /** One that was accepted; a log has many of them. */
    private static final class Answer {
        final int label;
        final Cause cause;
        boolean weighed;

        Answer(int label, Cause cause) {
            this.label = label;
            this.cause = cause;
        }
    }

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
        var key = key(answer);
        if (accepted.put(key, new Answer(answer.getLabel(), Cause.of(entry))) == null) {
            onTheirWay++;
        } else {
            findings.add("answered-twice", entry.place(), key);
        }
    }

    /** Checks that each weighed vote is an accepted answer, once. */
    void weighed(LogEntry entry) throws InvalidProtocolBufferException {
        var event = PoolEvent.parseFrom(entry.event().getPayload());
        var stream = entry.event().getStreamId();
        if (event.hasVoteWeighed()) {
            weighed(entry, event.getVoteWeighed());
        } else if (event.hasBreakerReset() || event.hasJobResumed()) {
            restarts.put(stream, entry.event().getCommandId());
        } else if (event.hasPoolClosed()
                && entry.event().getCommandId().equals(restarts.get(stream))) {
            closedByRestart.put(
                    event.getPoolClosed().getPoolId(), entry.event().getLogTimeMillis());
        }
    }

    private void weighed(LogEntry entry, VoteWeighed vote) {
        var key = vote.getPoolId() + "/" + vote.getWorkerId();
        var answer = accepted.get(key);
        if (answer == null) {
            findings.add("vote-without-answer", entry.place(), key);
            return;
        }
        findings.expect("vote-label", entry.place(), answer.label, vote.getLabel());
        if (answer.weighed) {
            findings.add("weighed-twice", entry.place(), key);
        } else {
            answer.weighed = true;
            onTheirWay--;
        }
    }

    /**
     * The logs were read. A community or a job that goes on closes pools that have enough votes,
     * although leases from before the stop are still out: their answers come too late.
     */
    void finish(long newestMillis) {
        accepted.forEach((key, answer) -> {
            if (answer.weighed) {
                return;
            }
            if (isTooLate(key, answer)) {
                findings.checked("answers that came after a restart");
                onTheirWay--;
            } else {
                waiting.await(key, answer.cause);
            }
        });
        waiting.finish(findings, newestMillis);
    }

    private boolean isTooLate(String key, Answer answer) {
        var closed = closedByRestart.get(key.substring(0, key.indexOf('/')));
        return closed != null && answer.cause.atMillis() >= closed - Waiting.MILLIS_MAX;
    }

    /** How many accepted answers wait to be weighed: some in a running system, none at rest. */
    int waiting() {
        return onTheirWay;
    }

    private static String key(AnswerAccepted answer) {
        return answer.getPoolId() + "/" + answer.getWorkerId();
    }
}
