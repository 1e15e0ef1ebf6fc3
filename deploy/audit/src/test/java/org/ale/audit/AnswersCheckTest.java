/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import java.util.List;
import org.ale.schemas.assignment.v1.AnswerAccepted;
import org.ale.schemas.assignment.v1.LeaseEvent;
import org.ale.schemas.consensus.v1.BreakerReset;
import org.ale.schemas.consensus.v1.JobResumed;
import org.ale.schemas.consensus.v1.PoolClosed;
import org.ale.schemas.consensus.v1.PoolEvent;
import org.ale.schemas.log.v1.EventRecord;
import org.junit.jupiter.api.Test;

/** An answer may come too late only where a stopped community or job was let go on. */
class AnswersCheckTest {
    private static final String POOL = "job:0";
    private static final long RESET_MILLIS = 1_000_000;
    private static final long LATER_MILLIS = 9_000_000;

    private final Findings findings = new Findings();
    private final AnswersCheck check = new AnswersCheck(findings);

    private static LogEntry entry(String command, long atMillis, MessageLite fact) {
        var event =
                EventRecord.newBuilder()
                        .setStreamId("community")
                        .setCommandId(command)
                        .setLogTimeMillis(atMillis)
                        .setPayload(fact.toByteString());
        return new LogEntry(LogTopic.CONSENSUS, 0, 0, event.build());
    }

    private void accepted(long atMillis) throws InvalidProtocolBufferException {
        var answer = AnswerAccepted.newBuilder().setPoolId(POOL).setWorkerId("ana");
        check.accepted(
                entry("a", atMillis, LeaseEvent.newBuilder().setAnswerAccepted(answer).build()));
    }

    private void closed(String command) throws InvalidProtocolBufferException {
        var reset = PoolEvent.newBuilder().setBreakerReset(BreakerReset.getDefaultInstance());
        closed(reset.build(), command);
    }

    private void closed(PoolEvent restart, String command) throws InvalidProtocolBufferException {
        check.weighed(entry("reset", RESET_MILLIS, restart));
        var closed = PoolClosed.newBuilder().setPoolId(POOL);
        check.weighed(
                entry(command, RESET_MILLIS, PoolEvent.newBuilder().setPoolClosed(closed).build()));
    }

    private List<String> codes() {
        check.finish(LATER_MILLIS);
        return findings.kept().stream().map(Findings.Finding::code).toList();
    }

    @Test
    void oneThatARestartOvertookIsTooLate() throws InvalidProtocolBufferException {
        accepted(RESET_MILLIS + 1);
        closed("reset");
        assertEquals(List.of(), codes());
        assertEquals(0, check.waiting());
    }

    @Test
    void oneThatAJobOvertookWhenItWentOnIsTooLate() throws InvalidProtocolBufferException {
        accepted(RESET_MILLIS + 1);
        var resumed = PoolEvent.newBuilder().setJobResumed(JobResumed.getDefaultInstance());
        closed(resumed.build(), "reset");
        assertEquals(List.of(), codes());
    }

    @Test
    void oneFromLongBeforeTheRestartIsLost() throws InvalidProtocolBufferException {
        accepted(RESET_MILLIS - Waiting.MILLIS_MAX - 1);
        closed("reset");
        assertEquals(List.of("answer-not-weighed"), codes());
    }

    @Test
    void oneInAPoolThatClosedOtherwiseIsLost() throws InvalidProtocolBufferException {
        accepted(RESET_MILLIS + 1);
        closed("another vote");
        assertEquals(List.of("answer-not-weighed"), codes());
        assertEquals(1, check.waiting());
    }
}
