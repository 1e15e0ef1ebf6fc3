/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import java.util.List;
import org.ale.schemas.communities.v1.CommunityEvent;
import org.ale.schemas.communities.v1.OnboardingPassed;
import org.ale.schemas.log.v1.EventRecord;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.payment.v1.EscrowFunded;
import org.ale.schemas.payment.v1.PotSplit;
import org.ale.schemas.payment.v1.SplitDeferred;
import org.ale.schemas.reputation.v1.MemberEvent;
import org.ale.schemas.reputation.v1.Participant;
import org.ale.schemas.reputation.v1.ReputationCredited;
import org.junit.jupiter.api.Test;

/** Who earned a pot gets it, as soon as it is there. */
class PotsDueTest {
    private static final String POOL = "job:0";
    private static final long LATER_MILLIS = 2 * Waiting.MILLIS_MAX;

    private final PotsDue pots = new PotsDue();

    private static LogEntry entry(MessageLite fact) {
        var event = EventRecord.newBuilder().setPayload(fact.toByteString());
        return new LogEntry(LogTopic.PAYMENT, 0, 0, event.build());
    }

    private void credited(String scope, boolean won) throws InvalidProtocolBufferException {
        var credit =
                ReputationCredited.newBuilder()
                        .setPoolId(POOL)
                        .setPayScope(scope)
                        .addParticipants(Participant.newBuilder().setWon(won));
        pots.credited(entry(MemberEvent.newBuilder().setReputationCredited(credit).build()));
    }

    private void paid(AccountEvent.Builder fact) throws InvalidProtocolBufferException {
        pots.paid(entry(fact.build()));
    }

    private void deferred() throws InvalidProtocolBufferException {
        paid(
                AccountEvent.newBuilder()
                        .setSplitDeferred(SplitDeferred.newBuilder().setPoolId(POOL)));
    }

    private void funded() throws InvalidProtocolBufferException {
        paid(AccountEvent.newBuilder().setEscrowFunded(EscrowFunded.newBuilder().setJobId("job")));
    }

    private void split() throws InvalidProtocolBufferException {
        paid(AccountEvent.newBuilder().setPotSplit(PotSplit.newBuilder().setPoolId(POOL)));
    }

    private List<String> codes() {
        var findings = new Findings();
        pots.finish(findings, LATER_MILLIS);
        return findings.kept().stream().map(Findings.Finding::code).toList();
    }

    @Test
    void aPotThatIsSharedIsNoLongerDue() throws InvalidProtocolBufferException {
        credited("WINNERS", true);
        assertEquals(List.of("pot-not-split"), codes());
        split();
        assertEquals(List.of(), codes());
    }

    @Test
    void nothingIsDueOfAPoolThatPaysNobody() throws InvalidProtocolBufferException {
        credited("WINNERS", false);
        assertEquals(List.of(), codes());
    }

    @Test
    void losersWhoShareArePaidToo() throws InvalidProtocolBufferException {
        credited("PARTICIPANTS", false);
        assertEquals(List.of("pot-not-split"), codes());
    }

    @Test
    void whatWaitsForTheBudgetIsDueOnceThatIsThere() throws InvalidProtocolBufferException {
        credited("WINNERS", true);
        deferred();
        assertEquals(List.of(), codes());
        funded();
        assertEquals(List.of("pot-not-split"), codes());
        split();
        assertEquals(List.of(), codes());
    }

    @Test
    void aNewcomersPlaceIsDue() throws InvalidProtocolBufferException {
        var passed = OnboardingPassed.newBuilder().setPlaceId(POOL);
        pots.placed(entry(CommunityEvent.newBuilder().setOnboardingPassed(passed).build()));
        assertEquals(List.of("pot-not-split"), codes());
        assertEquals(1, pots.waiting());
    }
}
