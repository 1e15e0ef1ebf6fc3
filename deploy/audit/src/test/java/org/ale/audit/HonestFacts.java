/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ale.audit.HonestLog.Fact;
import org.ale.schemas.assignment.v1.AnswerAccepted;
import org.ale.schemas.assignment.v1.DeckDealt;
import org.ale.schemas.assignment.v1.Draw;
import org.ale.schemas.assignment.v1.EpochCommitted;
import org.ale.schemas.assignment.v1.EpochRevealed;
import org.ale.schemas.assignment.v1.LeaseEvent;
import org.ale.schemas.assignment.v1.PoolOpened;
import org.ale.schemas.communities.v1.CommunityEvent;
import org.ale.schemas.communities.v1.MemberJoined;
import org.ale.schemas.consensus.v1.CreditedVote;
import org.ale.schemas.consensus.v1.JobDecided;
import org.ale.schemas.consensus.v1.PoolClosed;
import org.ale.schemas.consensus.v1.PoolEvent;
import org.ale.schemas.consensus.v1.VoteWeighed;
import org.ale.schemas.consensus.v1.VotingOpened;
import org.ale.schemas.jobs.v1.JobEvent;
import org.ale.schemas.jobs.v1.JobFunded;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.payment.v1.EscrowClosed;
import org.ale.schemas.payment.v1.EscrowFunded;
import org.ale.schemas.payment.v1.Payee;
import org.ale.schemas.payment.v1.PotSplit;
import org.ale.schemas.reputation.v1.JobScored;
import org.ale.schemas.reputation.v1.MemberEvent;
import org.ale.schemas.reputation.v1.Participant;
import org.ale.schemas.reputation.v1.ReputationCredited;
import org.ale.schemas.type.v1.CommunityParameters;
import org.ale.schemas.type.v1.Posting;

/** A job of one item: three workers agree, and share the pot of 90. */
final class HonestFacts {
    static final String COMMUNITY = new UUID(0, 7).toString();
    static final String JOB = new UUID(0, 1).toString();
    static final String POOL = JOB + ":0";
    static final List<String> WORKERS =
            List.of(
                    new UUID(1, 1).toString(),
                    new UUID(1, 2).toString(),
                    new UUID(1, 3).toString());
    private static final int LABEL = 1;
    private static final long[] GAINS = {333_334, 333_333, 333_333};
    private static final ByteString SEED = ByteString.copyFromUtf8("a seed of this test");
    private static final CommunityParameters STRICT =
            CommunityParameters.newBuilder()
                    .setMinVotes(3)
                    .setMaxVotes(15)
                    .setHeadShareBps(8_000)
                    .setWeightShareBps(6_667)
                    .setWeightCap(4)
                    .setRepPotMicro(1_000_000)
                    .setLeaseSeconds(600)
                    .build();

    private HonestFacts() {}

    static List<Fact> all() {
        var facts = new ArrayList<Fact>();
        var funded =
                JobFunded.newBuilder()
                        .setFundedBaseUnits("100")
                        .setFeeBaseUnits("10")
                        .setPotBaseUnits("90")
                        .setItems(1)
                        .setRemainderBaseUnits("0");
        var job = JobEvent.newBuilder().setJobId(JOB).setCommunityId(COMMUNITY);
        facts.add(new Fact(LogTopic.JOBS, JOB, job.setFunded(funded).build()));
        desk().forEach(fact -> facts.add(fact(LogTopic.ASSIGNMENT, fact.build())));
        pool().forEach(fact -> facts.add(fact(LogTopic.CONSENSUS, fact.build())));
        reputation().forEach(fact -> facts.add(fact(LogTopic.REPUTATION, fact.build())));
        payment().forEach(fact -> facts.add(fact(LogTopic.PAYMENT, fact.build())));
        return facts;
    }

    static Fact lateJoiner() {
        return fact(
                LogTopic.COMMUNITIES,
                CommunityEvent.newBuilder()
                        .setMemberJoined(MemberJoined.getDefaultInstance())
                        .build());
    }

    private static Fact fact(LogTopic topic, MessageLite message) {
        return new Fact(topic, COMMUNITY, message);
    }

    private static List<LeaseEvent.Builder> desk() {
        var facts = new ArrayList<LeaseEvent.Builder>();
        var committed = EpochCommitted.newBuilder().setEpoch(1).setSeedSha256(sha256());
        facts.add(LeaseEvent.newBuilder().setEpochCommitted(committed));
        var opened = PoolOpened.newBuilder().setPoolId(POOL).setLabels(2).setParameters(STRICT);
        facts.add(LeaseEvent.newBuilder().setPoolOpened(opened));
        for (var worker : WORKERS) {
            var draw =
                    Draw.newBuilder()
                            .setCounter(WORKERS.indexOf(worker) + 1)
                            .setEligible(1)
                            .setPoolId(POOL);
            var dealt = DeckDealt.newBuilder().setWorkerId(worker).setEpoch(1).addDraws(draw);
            facts.add(LeaseEvent.newBuilder().setDeckDealt(dealt));
        }
        for (var worker : WORKERS) {
            var answer =
                    AnswerAccepted.newBuilder().setPoolId(POOL).setWorkerId(worker).setLabel(LABEL);
            facts.add(LeaseEvent.newBuilder().setAnswerAccepted(answer));
        }
        var revealed = EpochRevealed.newBuilder().setEpoch(1).setSeed(SEED);
        facts.add(LeaseEvent.newBuilder().setEpochRevealed(revealed));
        return facts;
    }

    private static ByteString sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return ByteString.copyFrom(digest.digest(SEED.toString(UTF_8).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<PoolEvent.Builder> pool() {
        var facts = new ArrayList<PoolEvent.Builder>();
        var opened =
                VotingOpened.newBuilder()
                        .setPoolId(POOL)
                        .setLabels(2)
                        .setParameters(STRICT)
                        .setAlgorithm("STRICT_1");
        facts.add(PoolEvent.newBuilder().setVotingOpened(opened));
        var closed =
                PoolClosed.newBuilder()
                        .setPoolId(POOL)
                        .setLabel(LABEL)
                        .setBlindLabel(LABEL)
                        .setConfidenceMicro(1_000_000)
                        .setResolved(true)
                        .setParameters(STRICT);
        for (var worker : WORKERS) {
            var votes = closed.getVotesCount() + 1;
            var weighed =
                    VoteWeighed.newBuilder()
                            .setPoolId(POOL)
                            .setWorkerId(worker)
                            .setLabel(LABEL)
                            .addContribution(1_000_000)
                            .setVotes(votes)
                            .setOpen(votes < WORKERS.size());
            facts.add(PoolEvent.newBuilder().setVoteWeighed(weighed));
            closed.addVotes(CreditedVote.newBuilder().setWorkerId(worker).setLabel(LABEL));
        }
        facts.add(PoolEvent.newBuilder().setPoolClosed(closed));
        facts.add(PoolEvent.newBuilder().setJobDecided(JobDecided.newBuilder().setJobId(JOB)));
        return facts;
    }

    private static List<MemberEvent.Builder> reputation() {
        var credited =
                ReputationCredited.newBuilder()
                        .setPoolId(POOL)
                        .setLabel(LABEL)
                        .setPayScope("WINNERS");
        for (var worker : WORKERS) {
            var gain = GAINS[WORKERS.indexOf(worker)];
            credited.addParticipants(
                    Participant.newBuilder()
                            .setWorkerId(worker)
                            .setWon(true)
                            .setGainMicro(gain)
                            .setReputationMicro(gain));
        }
        return List.of(
                MemberEvent.newBuilder().setReputationCredited(credited),
                MemberEvent.newBuilder().setJobScored(JobScored.newBuilder().setJobId(JOB)));
    }

    private static List<AccountEvent.Builder> payment() {
        var funded =
                EscrowFunded.newBuilder()
                        .setJobId(JOB)
                        .setFundedBaseUnits("100")
                        .setFeeBaseUnits("10")
                        .setPotBaseUnits("90")
                        .setItems(1)
                        .addPostings(posting("deposits", -100))
                        .addPostings(posting("escrow:" + JOB, 100));
        var split =
                PotSplit.newBuilder()
                        .setPoolId(POOL)
                        .setLabel(LABEL)
                        .setPotBaseUnits("90")
                        .setFeeBaseUnits("10")
                        .addPostings(posting("escrow:" + JOB, -100))
                        .addPostings(posting("fees", 10));
        for (var worker : WORKERS) {
            split.addPayees(Payee.newBuilder().setWorkerId(worker).setPaidBaseUnits("30"));
            split.addPostings(posting("earnings:" + worker, 30));
        }
        var closed =
                EscrowClosed.newBuilder()
                        .setJobId(JOB)
                        .setPaidBaseUnits("90")
                        .setFeesBaseUnits("10")
                        .setRefundedBaseUnits("0");
        return List.of(
                AccountEvent.newBuilder().setEscrowFunded(funded),
                AccountEvent.newBuilder().setPotSplit(split),
                AccountEvent.newBuilder().setEscrowClosed(closed));
    }

    private static Posting posting(String account, long units) {
        return Posting.newBuilder().setAccount(account).setBaseUnits(Long.toString(units)).build();
    }
}
