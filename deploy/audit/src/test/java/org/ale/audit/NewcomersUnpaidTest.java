/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import java.util.List;
import org.ale.schemas.communities.v1.CommunityEvent;
import org.ale.schemas.communities.v1.OnboardingPassed;
import org.ale.schemas.communities.v1.PlacesOpened;
import org.ale.schemas.jobs.v1.JobEvent;
import org.ale.schemas.jobs.v1.PlacesWithdrawn;
import org.ale.schemas.log.v1.EventRecord;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.payment.v1.EscrowClosed;
import org.ale.schemas.payment.v1.Payee;
import org.ale.schemas.payment.v1.VotesUnpaid;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A newcomer whose place has no money left is told so, as every voter is. */
class NewcomersUnpaidTest {
    private static final String JOB = HonestFacts.JOB;
    private static final String PLACE = JOB + ":0";
    private static final String ANA = "ana";

    private final Findings findings = new Findings();
    private final Balances balances = new Balances(findings);
    private final OnboardingCheck onboarding = new OnboardingCheck(new Findings());
    private final PaymentCheck payments = new PaymentCheck(findings, balances, onboarding);
    private final ReturnsCheck returns = new ReturnsCheck(findings, balances, onboarding);
    private final PotsDue pots = new PotsDue();

    private static LogEntry entry(LogTopic topic, MessageLite fact) {
        var event = EventRecord.newBuilder().setStreamId("community");
        return new LogEntry(topic, 0, 0, event.setPayload(fact.toByteString()).build());
    }

    private void hear(CommunityEvent.Builder fact) throws InvalidProtocolBufferException {
        var entry = entry(LogTopic.COMMUNITIES, fact.build());
        onboarding.check(entry);
        pots.placed(entry);
    }

    private void pay(AccountEvent.Builder fact) throws InvalidProtocolBufferException {
        var entry = entry(LogTopic.PAYMENT, fact.build());
        returns.check(entry);
        payments.check(entry);
        pots.paid(entry);
    }

    @BeforeEach
    void aNewcomerAndAnEscrowThatWasClosed() throws InvalidProtocolBufferException {
        var opened = PlacesOpened.newBuilder().setJobId(JOB).setPlaces(1);
        hear(CommunityEvent.newBuilder().setPlacesOpened(opened));
        var passed = OnboardingPassed.newBuilder().setWorkerId(ANA).setPlaceId(PLACE);
        hear(CommunityEvent.newBuilder().setOnboardingPassed(passed));
        var withdrawn = PlacesWithdrawn.newBuilder().setEscrowClosed(true);
        var job = JobEvent.newBuilder().setJobId(JOB).setPlacesWithdrawn(withdrawn);
        returns.told(entry(LogTopic.JOBS, job.build()));
        pay(AccountEvent.newBuilder().setEscrowFunded(ReturnedFacts.funded()));
        pay(AccountEvent.newBuilder().setEscrowReturned(ReturnedFacts.returned("100")));
    }

    private void told(String worker) throws InvalidProtocolBufferException {
        var unpaid =
                VotesUnpaid.newBuilder()
                        .setPoolId(PLACE)
                        .setOnboarding(true)
                        .setReason(ReturnsCheck.CLOSED)
                        .addPayees(Payee.newBuilder().setWorkerId(worker).setPaidBaseUnits("0"));
        pay(AccountEvent.newBuilder().setVotesUnpaid(unpaid));
    }

    private List<String> atTheEnd() throws InvalidProtocolBufferException {
        var closed =
                EscrowClosed.newBuilder()
                        .setJobId(JOB)
                        .setPaidBaseUnits("0")
                        .setFeesBaseUnits("0")
                        .setRefundedBaseUnits("100");
        pay(AccountEvent.newBuilder().setEscrowClosed(closed));
        pots.finish(findings, 2 * Waiting.MILLIS_MAX);
        return findings.kept().stream().map(Findings.Finding::code).distinct().toList();
    }

    @Test
    void whoIsToldIsAsTheRulesSay() throws InvalidProtocolBufferException {
        told(ANA);
        assertEquals(List.of(), atTheEnd());
    }

    @Test
    void whoIsToldAgainIsCountedOnce() throws InvalidProtocolBufferException {
        told(ANA);
        told(ANA);
        assertEquals(List.of(), atTheEnd());
    }

    @Test
    void whoIsNeverToldIsFound() throws InvalidProtocolBufferException {
        assertEquals(List.of("newcomers-paid", "pot-not-split"), atTheEnd());
    }

    @Test
    void anotherThanWhoHasThePlaceIsFound() throws InvalidProtocolBufferException {
        told("ben");
        assertEquals(List.of("unpaid-voters"), atTheEnd());
    }
}
