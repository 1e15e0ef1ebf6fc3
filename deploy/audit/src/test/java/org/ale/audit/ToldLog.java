/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ale.schemas.consensus.v1.BreakerReset;
import org.ale.schemas.consensus.v1.BreakerTripped;
import org.ale.schemas.consensus.v1.CreditedVote;
import org.ale.schemas.consensus.v1.JobDecided;
import org.ale.schemas.consensus.v1.JobResumed;
import org.ale.schemas.consensus.v1.JobStopped;
import org.ale.schemas.consensus.v1.PoolClosed;
import org.ale.schemas.consensus.v1.PoolEvent;
import org.ale.schemas.consensus.v1.VoteWeighed;
import org.ale.schemas.consensus.v1.VotingOpened;
import org.ale.schemas.log.v1.EventRecord;
import org.ale.schemas.type.v1.CommunityParameters;

/**
 * The consensus log of a community as a test tells it to the auditor, command by command. Its pools
 * with a known answer are STRICT, and all voters of one say the same.
 */
final class ToldLog {
    static final int ANSWER = 1;
    static final int LONG_RUN_MICRO = 850_000;
    private static final int GOLD_VOTES = 10;
    private static final CommunityParameters STRICT =
            CommunityParameters.newBuilder()
                    .setMinVotes(5)
                    .setMaxVotes(15)
                    .setHeadShareBps(8_000)
                    .setWeightShareBps(6_667)
                    .build();

    private final Findings findings = new Findings();
    private final LabelsCheck check = new LabelsCheck(findings);
    private final Map<String, PoolClosed.Builder> ends = new HashMap<>();
    private int commands;

    /** What comes from now on is of another command. */
    void command() {
        commands++;
    }

    void tell(PoolEvent.Builder fact) throws InvalidProtocolBufferException {
        var event =
                EventRecord.newBuilder()
                        .setStreamId("community")
                        .setCommandId("command-" + commands)
                        .setPayload(fact.build().toByteString());
        check.check(new LogEntry(LogTopic.CONSENSUS, 0, 0, event.build()));
    }

    /** A pool with a known answer opens. */
    String opened(String job) throws InvalidProtocolBufferException {
        var pool = job + ":" + ends.size();
        command();
        tell(
                PoolEvent.newBuilder()
                        .setVotingOpened(
                                VotingOpened.newBuilder()
                                        .setPoolId(pool)
                                        .setLabels(2)
                                        .setGold(ANSWER + 1)
                                        .setParameters(STRICT)
                                        .setAlgorithm("STRICT_1")));
        ends.put(
                pool,
                PoolClosed.newBuilder()
                        .setPoolId(pool)
                        .setLabel(ANSWER)
                        .setConfidenceMicro(1_000_000)
                        .setGold(true));
        return pool;
    }

    /** So many votes as its measurement takes. */
    void voted(String pool, int label, boolean staysOpen) throws InvalidProtocolBufferException {
        var end = end(pool).setResolved(label == ANSWER).setBlindLabel(label);
        for (var vote = 1; vote <= GOLD_VOTES; vote++) {
            var worker = new UUID(1, vote).toString();
            command();
            tell(
                    PoolEvent.newBuilder()
                            .setVoteWeighed(
                                    VoteWeighed.newBuilder()
                                            .setPoolId(pool)
                                            .setWorkerId(worker)
                                            .setLabel(label)
                                            .addContribution(1_000_000)
                                            .setVotes(vote)
                                            .setOpen(vote < GOLD_VOTES || staysOpen)));
            end.addVotes(CreditedVote.newBuilder().setWorkerId(worker).setLabel(label));
        }
    }

    /** What is to be told when a pool closes. */
    PoolClosed.Builder end(String pool) {
        var end = ends.get(pool);
        if (end == null) {
            throw new IllegalArgumentException(pool);
        }
        return end;
    }

    void closed(String pool) throws InvalidProtocolBufferException {
        tell(PoolEvent.newBuilder().setPoolClosed(end(pool)));
    }

    /** Pools that open, are measured and close. */
    void gold(String job, int label, int times) throws InvalidProtocolBufferException {
        for (var time = 0; time < times; time++) {
            var pool = opened(job);
            voted(pool, label, false);
            closed(pool);
        }
    }

    void met(String job, int times) throws InvalidProtocolBufferException {
        gold(job, ANSWER, times);
    }

    void missed(String job, int times) throws InvalidProtocolBufferException {
        gold(job, 1 - ANSWER, times);
    }

    void tripped(int recentMicro) throws InvalidProtocolBufferException {
        tell(
                PoolEvent.newBuilder()
                        .setBreakerTripped(
                                BreakerTripped.newBuilder()
                                        .setRecentMicro(recentMicro)
                                        .setLongRunMicro(LONG_RUN_MICRO)));
    }

    void reset() throws InvalidProtocolBufferException {
        command();
        tell(PoolEvent.newBuilder().setBreakerReset(BreakerReset.newBuilder().setActor("founder")));
    }

    void stopped(String job, int recentMicro) throws InvalidProtocolBufferException {
        tell(
                PoolEvent.newBuilder()
                        .setJobStopped(
                                JobStopped.newBuilder()
                                        .setJobId(job)
                                        .setRecentMicro(recentMicro)
                                        .setLongRunMicro(LONG_RUN_MICRO)));
    }

    void resumed(String job) throws InvalidProtocolBufferException {
        command();
        tell(
                PoolEvent.newBuilder()
                        .setJobResumed(JobResumed.newBuilder().setJobId(job).setActor("founder")));
    }

    void decided(String job) throws InvalidProtocolBufferException {
        tell(PoolEvent.newBuilder().setJobDecided(JobDecided.newBuilder().setJobId(job)));
    }

    void end() {
        check.finish();
    }

    /** Codes of all that was found until now, each once. */
    List<String> codes() {
        return findings.kept().stream().map(Findings.Finding::code).distinct().toList();
    }

    long checked(String what) {
        return findings.checkedCounts().getOrDefault(what, 0L);
    }
}
