/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import java.util.List;
import java.util.UUID;
import org.ale.schemas.communities.v1.CommunityEvent;
import org.ale.schemas.communities.v1.OnboardingAnswered;
import org.ale.schemas.communities.v1.OnboardingDealt;
import org.ale.schemas.communities.v1.OnboardingDefined;
import org.ale.schemas.communities.v1.OnboardingFailed;
import org.ale.schemas.communities.v1.OnboardingItem;
import org.ale.schemas.communities.v1.OnboardingPassed;
import org.ale.schemas.communities.v1.OnboardingSet;
import org.ale.schemas.communities.v1.PlacesOpened;
import org.ale.schemas.jobs.v1.JobEvent;
import org.ale.schemas.jobs.v1.PlacesOffered;
import org.ale.schemas.log.v1.EventRecord;
import org.ale.schemas.payment.v1.Payee;
import org.ale.schemas.payment.v1.PotSplit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A newcomer who did not know the set, or is paid out of turn, is found. */
class OnboardingCheckTest {
    private static final String JOB = new UUID(0, 1).toString();
    private static final String ANA = new UUID(0, 2).toString();
    private static final String BEN = new UUID(0, 3).toString();
    private static final int ASKED = 5;

    private final Findings findings = new Findings();
    private final OnboardingCheck check = new OnboardingCheck(findings);
    private long millis;

    private LogEntry entry(LogTopic topic, MessageLite fact) {
        var event =
                EventRecord.newBuilder()
                        .setStreamId("community")
                        .setLogTimeMillis(millis)
                        .setPayload(fact.toByteString());
        return new LogEntry(topic, 0, 0, event.build());
    }

    private void hear(CommunityEvent.Builder fact) throws InvalidProtocolBufferException {
        check.check(entry(LogTopic.COMMUNITIES, fact.build()));
    }

    /** The known answer of each of ten items is 1; a job pays two newcomers. */
    @BeforeEach
    void aSetAndAJobThatPaysTwo() throws InvalidProtocolBufferException {
        var set = OnboardingSet.newBuilder().setAsked(ASKED);
        for (var item = 0; item < 2 * ASKED; item++) {
            set.addItems(OnboardingItem.newBuilder().setLabel(1));
        }
        hear(
                CommunityEvent.newBuilder()
                        .setOnboardingDefined(OnboardingDefined.newBuilder().setSet(set)));
        hear(
                CommunityEvent.newBuilder()
                        .setPlacesOpened(
                                PlacesOpened.newBuilder()
                                        .setJobId(JOB)
                                        .setPlaces(2)
                                        .setPotBaseUnits("7")));
    }

    private void attempt(String worker, int from, int wrong) throws InvalidProtocolBufferException {
        var dealt = OnboardingDealt.newBuilder().setWorkerId(worker);
        for (var item = from; item < from + ASKED; item++) {
            dealt.addItems(item);
        }
        hear(CommunityEvent.newBuilder().setOnboardingDealt(dealt));
        for (var item = from; item < from + ASKED; item++) {
            hear(
                    CommunityEvent.newBuilder()
                            .setOnboardingAnswered(
                                    OnboardingAnswered.newBuilder()
                                            .setWorkerId(worker)
                                            .setItem(item)
                                            .setLabel(item < from + wrong ? 0 : 1)));
        }
    }

    private void passed(String worker, int correct, String place)
            throws InvalidProtocolBufferException {
        hear(
                CommunityEvent.newBuilder()
                        .setOnboardingPassed(
                                OnboardingPassed.newBuilder()
                                        .setWorkerId(worker)
                                        .setCorrect(correct)
                                        .setPlaceId(place)));
    }

    private void failed(String worker, int correct) throws InvalidProtocolBufferException {
        hear(
                CommunityEvent.newBuilder()
                        .setOnboardingFailed(
                                OnboardingFailed.newBuilder()
                                        .setWorkerId(worker)
                                        .setCorrect(correct)));
    }

    private void offered(int places) throws InvalidProtocolBufferException {
        check.offered(
                entry(
                        LogTopic.JOBS,
                        JobEvent.newBuilder()
                                .setJobId(JOB)
                                .setPlacesOffered(
                                        PlacesOffered.newBuilder()
                                                .setPlaces(places)
                                                .setPotBaseUnits("7"))
                                .build()));
    }

    private void paid(String worker, String place) {
        check.paid(
                entry(LogTopic.PAYMENT, PotSplit.getDefaultInstance()),
                PotSplit.newBuilder()
                        .setPoolId(place)
                        .setPotBaseUnits("7")
                        .addPayees(Payee.newBuilder().setWorkerId(worker).setPaidBaseUnits("7"))
                        .build());
    }

    private List<String> codes() {
        return findings.kept().stream().map(Findings.Finding::code).distinct().toList();
    }

    @Test
    void newcomersWhoKnewTheSetAndArePaidInTurnAreAsTheRulesSay() throws Exception {
        attempt(ANA, 0, 0);
        passed(ANA, ASKED, JOB + ":0");
        attempt(BEN, 0, 1);
        failed(BEN, ASKED - 1);
        millis = 86_400_000;
        attempt(BEN, ASKED, 0);
        passed(BEN, ASKED, JOB + ":1");
        offered(2);
        paid(ANA, JOB + ":0");
        paid(BEN, JOB + ":1");
        check.finish();

        assertEquals(List.of(), codes());
        assertEquals(2, check.given(JOB));
    }

    @Test
    void whoPassedWithoutKnowingIsFound() throws Exception {
        attempt(ANA, 0, 1);
        passed(ANA, ASKED, JOB + ":0");

        assertEquals(List.of("onboarding-correct", "onboarding-result"), codes());
    }

    @Test
    void whoPassedWithoutAnsweringIsFound() throws Exception {
        passed(ANA, ASKED, JOB + ":0");

        assertEquals(List.of("onboarding-unanswered"), codes());
    }

    @Test
    void whoPassesTwiceIsFound() throws Exception {
        attempt(ANA, 0, 0);
        passed(ANA, ASKED, JOB + ":0");
        attempt(ANA, ASKED, 0);
        passed(ANA, ASKED, JOB + ":1");

        assertEquals(List.of("onboarding-passed-before"), codes());
    }

    @Test
    void whoTriesTwiceInADayOrSeesAnItemAgainIsFound() throws Exception {
        attempt(ANA, 0, 1);
        failed(ANA, ASKED - 1);
        attempt(ANA, 0, 0);

        assertEquals(List.of("onboarding-seen-before", "onboarding-too-early"), codes());
    }

    @Test
    void aPlaceOutOfTurnAndOneThatIsHeldBackAreFound() throws Exception {
        attempt(ANA, 0, 0);
        passed(ANA, ASKED, JOB + ":1");
        attempt(BEN, 0, 0);
        passed(BEN, ASKED, "");

        assertEquals(List.of("place"), codes());
        assertEquals(2, findings.count());
    }

    @Test
    void placesThatNoJobOfferedAreFound() throws Exception {
        check.finish();
        assertEquals(List.of("places-not-offered"), codes());
    }

    @Test
    void morePlacesThanTheJobOfferedAreFound() throws Exception {
        offered(1);
        assertEquals(List.of("places"), codes());
    }

    @Test
    void anotherThanWhoHasThePlaceIsFound() throws Exception {
        attempt(ANA, 0, 0);
        passed(ANA, ASKED, JOB + ":0");
        paid(BEN, JOB + ":0");

        assertEquals(List.of("newcomer"), codes());
    }
}
