/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.UUID;
import org.ale.schemas.consensus.v1.BreakerReset;
import org.ale.schemas.consensus.v1.BreakerTripped;
import org.ale.schemas.consensus.v1.CreditedVote;
import org.ale.schemas.consensus.v1.PoolClosed;
import org.ale.schemas.consensus.v1.PoolEvent;
import org.ale.schemas.consensus.v1.VoteWeighed;
import org.ale.schemas.consensus.v1.VotingOpened;
import org.ale.schemas.log.v1.EventRecord;
import org.ale.schemas.type.v1.CommunityParameters;
import org.junit.jupiter.api.Test;

/** Pools with a known answer, ten votes each, all for it or all against it. */
class AuditedBreakerTest {
    private static final String JOB = new UUID(0, 1).toString();
    private static final int ANSWER = 1;
    private static final int VOTES = 10;
    private static final int LONG_RUN_MICRO = 850_000;
    private static final CommunityParameters STRICT =
            CommunityParameters.newBuilder()
                    .setMinVotes(5)
                    .setMaxVotes(15)
                    .setHeadShareBps(8_000)
                    .setWeightShareBps(6_667)
                    .build();

    private final Findings findings = new Findings();
    private final LabelsCheck check = new LabelsCheck(findings);
    private int pools;

    private void tell(PoolEvent.Builder fact) throws InvalidProtocolBufferException {
        var event = EventRecord.newBuilder().setStreamId("community");
        event.setPayload(fact.build().toByteString());
        check.check(new LogEntry(LogTopic.CONSENSUS, 0, 0, event.build()));
    }

    private void gold(int label) throws InvalidProtocolBufferException {
        var pool = JOB + ":" + pools++;
        tell(
                PoolEvent.newBuilder()
                        .setVotingOpened(
                                VotingOpened.newBuilder()
                                        .setPoolId(pool)
                                        .setLabels(2)
                                        .setGold(ANSWER + 1)
                                        .setParameters(STRICT)
                                        .setAlgorithm("STRICT_1")));
        var closed = PoolClosed.newBuilder().setPoolId(pool).setLabel(ANSWER).setGold(true);
        for (var vote = 1; vote <= VOTES; vote++) {
            var worker = new UUID(1, vote).toString();
            tell(
                    PoolEvent.newBuilder()
                            .setVoteWeighed(
                                    VoteWeighed.newBuilder()
                                            .setPoolId(pool)
                                            .setWorkerId(worker)
                                            .setLabel(label)
                                            .addContribution(1_000_000)
                                            .setVotes(vote)
                                            .setOpen(vote < VOTES)));
            closed.addVotes(CreditedVote.newBuilder().setWorkerId(worker).setLabel(label));
        }
        closed.setConfidenceMicro(1_000_000).setResolved(label == ANSWER).setBlindLabel(label);
        tell(PoolEvent.newBuilder().setPoolClosed(closed));
    }

    private void wrong(int times) throws InvalidProtocolBufferException {
        for (var time = 0; time < times; time++) {
            gold(1 - ANSWER);
        }
    }

    private void tripped(int recentMicro) throws InvalidProtocolBufferException {
        tell(
                PoolEvent.newBuilder()
                        .setBreakerTripped(
                                BreakerTripped.newBuilder()
                                        .setRecentMicro(recentMicro)
                                        .setLongRunMicro(LONG_RUN_MICRO)));
    }

    private List<String> codes() {
        return findings.kept().stream().map(Findings.Finding::code).distinct().toList();
    }

    @Test
    void itTripsWhenGoldAndVotesPartWays() throws InvalidProtocolBufferException {
        wrong(5);
        tripped(0);
        tell(PoolEvent.newBuilder().setBreakerReset(BreakerReset.newBuilder().setActor("founder")));
        gold(ANSWER);

        assertEquals(List.of(), codes());
        assertEquals(1, findings.checkedCounts().get("trips of the breaker"));
    }

    @Test
    void oneThatStaysSilentIsFound() throws InvalidProtocolBufferException {
        wrong(6);

        assertEquals(List.of("breaker-silent"), codes());
    }

    @Test
    void oneThatIsSilentWhenTheLogEndsIsFound() throws InvalidProtocolBufferException {
        wrong(5);
        assertEquals(List.of(), codes());
        check.finish();

        assertEquals(List.of("breaker-silent"), codes());
    }

    @Test
    void oneThatTripsWithoutNeedIsFound() throws InvalidProtocolBufferException {
        wrong(4);
        tripped(0);

        assertEquals(List.of("breaker-tripped-unasked"), codes());
    }

    @Test
    void goldThatVotesAgreeWithTripsNothing() throws InvalidProtocolBufferException {
        for (var pool = 0; pool < 60; pool++) {
            gold(ANSWER);
        }

        assertEquals(List.of(), codes());
    }

    @Test
    void itSaysWhatAgreementItSaw() throws InvalidProtocolBufferException {
        wrong(5);
        tripped(200_000);

        assertEquals(List.of("recent-agreement"), codes());
    }
}
