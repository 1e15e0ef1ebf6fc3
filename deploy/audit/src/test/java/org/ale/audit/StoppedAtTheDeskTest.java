/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.ale.schemas.assignment.v1.DeckDealt;
import org.ale.schemas.assignment.v1.Draw;
import org.ale.schemas.assignment.v1.EpochCommitted;
import org.ale.schemas.assignment.v1.JobContinued;
import org.ale.schemas.assignment.v1.JobResumed;
import org.ale.schemas.assignment.v1.JobStopped;
import org.ale.schemas.assignment.v1.LeaseEvent;
import org.ale.schemas.assignment.v1.PoolOpened;
import org.ale.schemas.log.v1.EventRecord;
import org.ale.schemas.type.v1.CommunityParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A desk that deals or opens pools of a job that the breaker stopped is found. */
class StoppedAtTheDeskTest {
    private static final String BAD = "bad";
    private static final String GOOD = "good";
    private final Findings findings = new Findings();
    private final DrawsCheck check = new DrawsCheck(findings);
    private int draws;

    private void tell(LeaseEvent.Builder fact) throws InvalidProtocolBufferException {
        var event = EventRecord.newBuilder().setStreamId("community");
        event.setPayload(fact.build().toByteString());
        check.check(new LogEntry(LogTopic.ASSIGNMENT, 0, 0, event.build()));
    }

    private void opened(String pool) throws InvalidProtocolBufferException {
        var parameters = CommunityParameters.newBuilder().setMinVotes(3).setLeaseSeconds(600);
        tell(
                LeaseEvent.newBuilder()
                        .setPoolOpened(
                                PoolOpened.newBuilder()
                                        .setPoolId(pool)
                                        .setLabels(2)
                                        .setParameters(parameters)));
    }

    private void dealt(String pool, int eligible) throws InvalidProtocolBufferException {
        var draw = Draw.newBuilder().setCounter(++draws).setEligible(eligible).setPoolId(pool);
        tell(
                LeaseEvent.newBuilder()
                        .setDeckDealt(
                                DeckDealt.newBuilder()
                                        .setWorkerId("worker-" + draws)
                                        .setEpoch(1)
                                        .addDraws(draw)));
    }

    @BeforeEach
    void aJobOfTwoIsStopped() throws InvalidProtocolBufferException {
        tell(LeaseEvent.newBuilder().setEpochCommitted(EpochCommitted.newBuilder().setEpoch(1)));
        opened(BAD + ":0");
        opened(GOOD + ":0");
        tell(LeaseEvent.newBuilder().setJobStopped(JobStopped.newBuilder().setJobId(BAD)));
    }

    private void resumed() throws InvalidProtocolBufferException {
        tell(LeaseEvent.newBuilder().setJobResumed(JobResumed.newBuilder().setJobId(BAD)));
    }

    private List<String> codes() {
        return findings.kept().stream().map(Findings.Finding::code).toList();
    }

    @Test
    void theOtherJobIsDealtUntilItGoesOn() throws InvalidProtocolBufferException {
        opened(GOOD + ":1");
        dealt(GOOD + ":0", 2);
        resumed();
        dealt(BAD + ":0", 3);
        opened(BAD + ":1");

        assertEquals(List.of(), codes());
    }

    @Test
    void aPoolOfItThatIsDealtIsFound() throws InvalidProtocolBufferException {
        dealt(BAD + ":0", 1);

        assertEquals(List.of("dealt-ineligible"), codes());
    }

    @Test
    void aPoolOfItThatIsOpenedIsFound() throws InvalidProtocolBufferException {
        opened(BAD + ":1");

        assertEquals(List.of("opened-while-stopped"), codes());
    }

    @Test
    void itsClientDoesNotLiftThat() throws InvalidProtocolBufferException {
        tell(LeaseEvent.newBuilder().setJobContinued(JobContinued.newBuilder().setJobId(BAD)));
        dealt(BAD + ":0", 1);

        assertEquals(List.of("dealt-ineligible"), codes());
    }
}
