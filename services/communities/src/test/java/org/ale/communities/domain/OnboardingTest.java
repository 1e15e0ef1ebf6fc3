/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ale.communities.domain.CommunityCommand.AnswerOnboarding;
import org.ale.communities.domain.CommunityCommand.DealOnboarding;
import org.ale.communities.domain.CommunityCommand.DefineOnboarding;
import org.ale.communities.domain.CommunityCommand.Evidence;
import org.ale.communities.domain.CommunityCommand.FoundCommunity;
import org.ale.communities.domain.CommunityCommand.JoinCommunity;
import org.ale.communities.domain.CommunityEvent.OnboardingDealt;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.CommunityId;
import org.ale.kernel.Requirement;
import org.ale.kernel.WorkerId;
import org.junit.jupiter.api.Test;

class OnboardingTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
    private static final CommunityId TREES = new CommunityId(new UUID(0, 1));
    private static final CommunityId BOTS = new CommunityId(new UUID(0, 2));
    private static final WorkerId ANA = new WorkerId(new UUID(1, 1));
    private static final int ASKED = 20;

    private final DeciderSpec<CommunityCommand, CommunityState, CommunityEvent> community =
            new DeciderSpec<>(new CommunityDecider());

    private static FoundCommunity found(Requirement... asks) {
        return new FoundCommunity(
                TREES,
                "acme",
                "Trees",
                "",
                "BALANCED",
                List.of(),
                Map.of(),
                List.of(asks),
                "",
                NOW);
    }

    /** The label of item i is i mod 2. */
    private static OnboardingSet set(int items) {
        var list = new ArrayList<OnboardingSet.Item>();
        for (var item = 0; item < items; item++) {
            list.add(new OnboardingSet.Item("item " + item, item % 2));
        }
        return new OnboardingSet("Odd?", "", List.of("no", "yes"), list, ASKED);
    }

    private static DefineOnboarding define(int items) {
        return new DefineOnboarding("acme", set(items), NOW);
    }

    private static DealOnboarding deal(long seed, Instant at) {
        return new DealOnboarding(ANA, seed, at);
    }

    private static AnswerOnboarding answer(int item, int label) {
        return new AnswerOnboarding(ANA, 1, item, label, NOW);
    }

    private static JoinCommunity join(Evidence... evidence) {
        return new JoinCommunity(ANA, List.of(evidence), NOW);
    }

    private List<Integer> dealt(long seed, Instant at) {
        var events = community.when(deal(seed, at)).events();
        return assertInstanceOf(OnboardingDealt.class, events.getFirst()).items();
    }

    /** Answers all but the last, the first {@code wrong} of them wrongly; gives the last. */
    private int answerAllButOne(List<Integer> items, int wrong) {
        for (var index = 0; index < ASKED - 1; index++) {
            var item = items.get(index);
            community.after(answer(item, index < wrong ? 1 - item % 2 : item % 2));
        }
        return items.getLast();
    }

    @Test
    void letsNobodyInWhoHasNotPassed() {
        community
                .given()
                .after(found(), define(40))
                .when(join())
                .thenRejected(CommunityRejection.ONBOARDING_MISSING);
    }

    @Test
    void dealsDifferentItemsAtRandomAndTheSameAttemptAgain() {
        community.given().after(found(), define(500));
        var first = dealt(1, NOW);
        assertEquals(ASKED, new HashSet<>(first).size());
        community.when(deal(2, NOW)).thenNothing();
        community.given().after(found(), define(500));
        assertNotEquals(first, dealt(2, NOW));
    }

    @Test
    void passesWhoKnowsEighteenOfTwentyAndLetsHimIn() {
        community.given().after(found(), define(40));
        var last = answerAllButOne(dealt(1, NOW), 2);
        community
                .when(answer(last, last % 2))
                .then(
                        new CommunityEvent.OnboardingAnswered(TREES, ANA, 1, last, last % 2, NOW),
                        new CommunityEvent.OnboardingPassed(TREES, ANA, 18, ASKED, null, NOW));
        community.when(deal(2, NOW)).thenRejected(CommunityRejection.NOTHING_TO_PASS);
        community.when(join()).then(new CommunityEvent.MemberJoined(TREES, ANA, NOW));
    }

    @Test
    void givesWhoFailedNewItemsADayLaterAndNoneWhenHeHasSeenAll() {
        community.given().after(found(), define(2 * ASKED));
        var first = dealt(1, NOW);
        var last = answerAllButOne(first, 3);
        community
                .when(answer(last, last % 2))
                .then(
                        new CommunityEvent.OnboardingAnswered(TREES, ANA, 1, last, last % 2, NOW),
                        new CommunityEvent.OnboardingFailed(TREES, ANA, 17, ASKED, NOW));
        community
                .when(deal(2, TOMORROW.minusMillis(1)))
                .thenRejected(CommunityRejection.RETRY_TOO_EARLY);
        var second = dealt(2, TOMORROW);
        assertTrue(second.stream().noneMatch(first::contains), "an item came twice");
        community.after(answer(answerAllButOne(second, 3), 0));
        community
                .when(deal(3, TOMORROW.plus(Duration.ofDays(2))))
                .thenRejected(CommunityRejection.ONBOARDING_EXHAUSTED);
    }

    @Test
    void takesOneAnswerForEachDealtItem() {
        community.given().after(found(), define(40));
        var items = dealt(1, NOW);
        var other = items.contains(0) ? missing(items) : 0;
        community.when(answer(other, 0)).thenRejected(CommunityRejection.NOT_DEALT);
        community.when(answer(items.getFirst(), 2)).thenRejected(CommunityRejection.UNKNOWN_LABEL);
        community
                .after(answer(items.getFirst(), 0))
                .when(answer(items.getFirst(), 1))
                .thenRejected(CommunityRejection.ALREADY_ANSWERED);
    }

    private static int missing(List<Integer> items) {
        var item = 0;
        while (items.contains(item)) {
            item++;
        }
        return item;
    }

    @Test
    void endsAttemptsWhenTheSetIsReplaced() {
        community.given().after(found(), define(40));
        var items = dealt(1, NOW);
        community
                .after(define(41))
                .when(answer(items.getFirst(), 0))
                .thenRejected(CommunityRejection.NOT_DEALT);
        assertEquals(
                2, ((OnboardingDealt) community.when(deal(1, NOW)).events().getFirst()).version());
    }

    @Test
    void theSameSetSaidAgainEndsNoAttempt() {
        community.given().after(found(), define(40));
        var items = dealt(1, NOW);
        community.when(define(40)).thenNothing();
        community.after(answer(items.getFirst(), 0)).when(deal(2, NOW)).thenNothing();
    }

    @Test
    void refusesASetThatAsksForMoreThanItHas() {
        community.given().after(found());
        community.when(define(ASKED - 1)).thenRejected(CommunityRejection.INVALID_ONBOARDING);
        community
                .when(new DefineOnboarding("other", set(40), NOW))
                .thenRejected(CommunityRejection.NOT_THE_FOUNDER);
    }

    @Test
    void opensAnotherCommunityThatRequiresIt() {
        community.given().after(found(new Requirement(BOTS, 0, 0, 0, true)));
        community.when(join()).thenRejected(CommunityRejection.REQUIREMENTS_MISSING);
        community
                .when(join(new Evidence(BOTS, 0, 0, 0, true)))
                .then(new CommunityEvent.MemberJoined(TREES, ANA, NOW));
    }
}
