/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import java.util.List;
import org.ale.schemas.assignment.v1.EpochCommitted;
import org.ale.schemas.assignment.v1.LeaseEvent;
import org.ale.schemas.assignment.v1.WorkerBenched;
import org.ale.schemas.assignment.v1.WorkerUnbenched;
import org.ale.schemas.consensus.v1.PoolEvent;
import org.ale.schemas.log.v1.EventRecord;
import org.junit.jupiter.api.Test;

/** A desk that keeps a seed back, or benches whom it likes, is found. */
class DeskTest {
    private static final String ANA = "ana";
    private final Findings findings = new Findings();
    private final DeskEpochs epochs = new DeskEpochs(findings, "community");
    private final DeskBenchCheck benches = new DeskBenchCheck(findings);

    private static LogEntry entry(LogTopic topic, MessageLite fact, long atMillis) {
        var event =
                EventRecord.newBuilder()
                        .setStreamId("community")
                        .setLogTimeMillis(atMillis)
                        .setPayload(fact.toByteString());
        return new LogEntry(topic, 0, 0, event.build());
    }

    private void committed(long epoch, long atMillis) {
        var event =
                EpochCommitted.newBuilder()
                        .setEpoch(epoch)
                        .setSeedSha256(ByteString.copyFromUtf8("hash"))
                        .build();
        epochs.commit(entry(LogTopic.ASSIGNMENT, event, atMillis), event);
    }

    private void drawn(long epoch, long counter) {
        var entry = entry(LogTopic.ASSIGNMENT, LeaseEvent.getDefaultInstance(), 0);
        epochs.draws(entry, epoch, counter);
        epochs.drawn(entry.place(), counter, 1, 0);
    }

    private List<String> codes() {
        return findings.kept().stream().map(Findings.Finding::code).distinct().toList();
    }

    @Test
    void anEpochThatALaterOneOvertookLongAgoMustBeRevealed() {
        committed(1, 0);
        drawn(1, 1);
        epochs.finish(10 * Waiting.MILLIS_MAX);
        assertEquals(List.of(), codes());
        committed(2, 5_000);
        epochs.finish(Waiting.MILLIS_MAX);
        assertEquals(List.of(), codes());
        epochs.finish(5_001 + Waiting.MILLIS_MAX);
        assertEquals(List.of("epoch-unrevealed"), codes());
        assertEquals(1, epochs.unverified());
    }

    @Test
    void whatIsDrawnInAnotherEpochThanThatOfTheDeskIsFound() {
        committed(1, 0);
        drawn(2, 1);
        assertEquals(List.of("draw-epoch"), codes());
    }

    private void said(boolean benched, int labels) throws InvalidProtocolBufferException {
        var fact = LeaseEvent.newBuilder();
        if (benched) {
            fact.setWorkerBenched(WorkerBenched.newBuilder().setWorkerId(ANA).setLabels(labels));
        } else {
            fact.setWorkerUnbenched(
                    WorkerUnbenched.newBuilder().setWorkerId(ANA).setLabels(labels));
        }
        benches.said(entry(LogTopic.ASSIGNMENT, fact.build(), 0));
    }

    private void decided(boolean benched, int labels) throws InvalidProtocolBufferException {
        var fact = PoolEvent.newBuilder();
        if (benched) {
            fact.getWorkerBenchedBuilder().setWorkerId(ANA).setLabels(labels);
        } else {
            fact.getWorkerUnbenchedBuilder().setWorkerId(ANA).setLabels(labels);
        }
        benches.decided(entry(LogTopic.CONSENSUS, fact.build(), 0));
    }

    @Test
    void theDeskFollowsConsensusForEachNumberOfLabels() throws Exception {
        said(true, 2);
        said(true, 3);
        said(false, 2);
        decided(true, 2);
        decided(true, 3);
        decided(false, 2);
        benches.finish(10 * Waiting.MILLIS_MAX);
        assertEquals(List.of(), codes());
    }

    @Test
    void aDeskOfBeforeThereWereNumbersHasOneBenchForAll() throws Exception {
        said(true, 0);
        said(false, 0);
        decided(true, 2);
        decided(true, 3);
        decided(false, 2);
        decided(false, 3);
        benches.finish(0);
        assertEquals(List.of(), codes());
    }

    @Test
    void aWordThatTheDeskPassedOverIsFoundLater() throws Exception {
        decided(true, 2);
        benches.finish(Waiting.MILLIS_MAX);
        assertEquals(List.of(), codes());
        benches.finish(Waiting.MILLIS_MAX + 1);
        assertEquals(List.of("desk-bench-left-out"), codes());
    }

    @Test
    void aDeskThatBenchesWhomItLikesIsFound() throws Exception {
        said(true, 2);
        benches.finish(0);
        assertEquals(List.of("desk-bench"), codes());
    }
}
