/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import java.util.List;
import java.util.UUID;
import org.ale.schemas.log.v1.EventRecord;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.payment.v1.EscrowFunded;
import org.ale.schemas.payment.v1.Payee;
import org.ale.schemas.payment.v1.PotSplit;
import org.ale.schemas.payment.v1.VotesUnpaid;
import org.ale.schemas.reputation.v1.MemberEvent;
import org.ale.schemas.reputation.v1.Participant;
import org.ale.schemas.reputation.v1.ReputationCredited;
import org.ale.schemas.type.v1.Posting;
import org.junit.jupiter.api.Test;

/** Who voted in a pool that had been paid is told so, and gets nothing of its pot. */
class VotesUnpaidTest {
    private static final String JOB = new UUID(0, 1).toString();
    private static final String POOL = JOB + ":0";
    private static final String ANA = new UUID(0, 2).toString();
    private static final String BEN = new UUID(0, 3).toString();

    private final Findings findings = new Findings();
    private final PaymentCheck check =
            new PaymentCheck(findings, new Balances(findings), new OnboardingCheck(findings));

    private static LogEntry entry(LogTopic topic, MessageLite fact) {
        var event = EventRecord.newBuilder().setStreamId("community");
        return new LogEntry(topic, 0, 0, event.setPayload(fact.toByteString()).build());
    }

    private void pay(AccountEvent.Builder fact) throws InvalidProtocolBufferException {
        check.check(entry(LogTopic.PAYMENT, fact.build()));
    }

    private static Posting posting(String account, long units) {
        return Posting.newBuilder().setAccount(account).setBaseUnits(Long.toString(units)).build();
    }

    private void shared() throws InvalidProtocolBufferException {
        pay(
                AccountEvent.newBuilder()
                        .setEscrowFunded(
                                EscrowFunded.newBuilder()
                                        .setJobId(JOB)
                                        .setItems(1)
                                        .setFundedBaseUnits("10")
                                        .setFeeBaseUnits("0")
                                        .setPotBaseUnits("10")
                                        .addPostings(posting("deposits", -10))
                                        .addPostings(posting("escrow:" + JOB, 10))));
        var credited =
                ReputationCredited.newBuilder()
                        .setPoolId(POOL)
                        .addParticipants(
                                Participant.newBuilder()
                                        .setWorkerId(ANA)
                                        .setWon(true)
                                        .setReputationMicro(1));
        check.credited(
                entry(
                        LogTopic.REPUTATION,
                        MemberEvent.newBuilder().setReputationCredited(credited).build()));
        pay(
                AccountEvent.newBuilder()
                        .setPotSplit(
                                PotSplit.newBuilder()
                                        .setPoolId(POOL)
                                        .setPotBaseUnits("10")
                                        .setFeeBaseUnits("0")
                                        .addPayees(
                                                Payee.newBuilder()
                                                        .setWorkerId(ANA)
                                                        .setPaidBaseUnits("10"))
                                        .addPostings(posting("escrow:" + JOB, -10))
                                        .addPostings(posting("earnings:" + ANA, 10))));
    }

    private void unpaid(String units) throws InvalidProtocolBufferException {
        var late = Payee.newBuilder().setWorkerId(BEN).setPaidBaseUnits(units);
        pay(
                AccountEvent.newBuilder()
                        .setVotesUnpaid(VotesUnpaid.newBuilder().setPoolId(POOL).addPayees(late)));
    }

    private List<String> codes() {
        return findings.kept().stream().map(Findings.Finding::code).distinct().toList();
    }

    @Test
    void afterThePotWasSharedItIsAsTheRulesSay() throws InvalidProtocolBufferException {
        shared();
        unpaid("0");

        assertEquals(List.of(), codes());
    }

    @Test
    void ofAPotThatWasNeverSharedItIsFound() throws InvalidProtocolBufferException {
        unpaid("0");

        assertEquals(List.of("unpaid-though-unshared"), codes());
    }

    @Test
    void moneyForALateVoteIsFound() throws InvalidProtocolBufferException {
        shared();
        unpaid("1");

        assertEquals(List.of("unpaid"), codes());
    }
}
