/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ale.communities.domain.CommunityCommand.AnswerOnboarding;
import org.ale.communities.domain.CommunityCommand.ClosePlaces;
import org.ale.communities.domain.CommunityCommand.DealOnboarding;
import org.ale.communities.domain.CommunityCommand.DefineOnboarding;
import org.ale.communities.domain.CommunityCommand.FoundCommunity;
import org.ale.communities.domain.CommunityCommand.OpenPlaces;
import org.ale.communities.domain.CommunityEvent.OnboardingAnswered;
import org.ale.communities.domain.CommunityEvent.OnboardingFailed;
import org.ale.communities.domain.CommunityEvent.OnboardingPassed;
import org.ale.communities.domain.CommunityEvent.PlacesClosed;
import org.ale.communities.domain.CommunityEvent.PlacesOpened;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who passes is paid while a job has a place for him: the job that came first pays first. */
class PlacesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final CommunityId TREES = new CommunityId(new UUID(0, 1));
    private static final JobId FIRST = new JobId(new UUID(2, 9));
    private static final JobId SECOND = new JobId(new UUID(2, 1));
    private static final Ale POT = Ale.ofWhole(2);
    private static final int ASKED = 5;

    private final DeciderSpec<CommunityCommand, CommunityState, CommunityEvent> community =
            new DeciderSpec<>(new CommunityDecider());

    /** The known answer of every item is 1. */
    @BeforeEach
    void foundACommunityWithASet() {
        var items = new ArrayList<OnboardingSet.Item>();
        for (var item = 0; item < ASKED; item++) {
            items.add(new OnboardingSet.Item("item " + item, 1));
        }
        community
                .given()
                .after(
                        new FoundCommunity(
                                TREES,
                                "acme",
                                "Trees",
                                "",
                                "BALANCED",
                                List.of(),
                                Map.of(),
                                List.of(),
                                "",
                                NOW),
                        new DefineOnboarding(
                                "acme",
                                new OnboardingSet("Leaf?", "", List.of("no", "yes"), items, ASKED),
                                NOW));
    }

    private static WorkerId worker(int number) {
        return new WorkerId(new UUID(1, number));
    }

    private static OpenPlaces open(JobId job, int places) {
        return new OpenPlaces(job, places, POT, NOW);
    }

    private static AnswerOnboarding answer(int worker, int item, int label) {
        return new AnswerOnboarding(worker(worker), 1, item, label, NOW);
    }

    /** Lets a worker answer all items but the last rightly. */
    private void answerAllButTheLast(int worker) {
        community.after(new DealOnboarding(worker(worker), 1, NOW));
        var answers = new ArrayList<CommunityCommand>();
        for (var item = 0; item < ASKED - 1; item++) {
            answers.add(answer(worker, item, 1));
        }
        community.after(answers.toArray(CommunityCommand[]::new));
    }

    private static CommunityEvent answered(int worker, int label) {
        return new OnboardingAnswered(TREES, worker(worker), 1, ASKED - 1, label, NOW);
    }

    private static CommunityEvent passed(int worker, @Nullable PoolId place) {
        return new OnboardingPassed(TREES, worker(worker), ASKED, ASKED, place, NOW);
    }

    private void pass(int worker, CommunityEvent... facts) {
        answerAllButTheLast(worker);
        community.when(answer(worker, ASKED - 1, 1)).then(facts);
    }

    @Test
    void whoPassesWhileNobodyPaysIsNotPaid() {
        pass(1, answered(1, 1), passed(1, null));
    }

    @Test
    void theJobThatCameFirstPaysFirstUntilItsPlacesAreTaken() {
        community
                .when(open(FIRST, 2))
                .then(new PlacesOpened(TREES, FIRST, 2, POT, NOW))
                .after(open(SECOND, 1));
        pass(1, answered(1, 1), passed(1, new PoolId(FIRST, 0)));
        pass(
                2,
                answered(2, 1),
                passed(2, new PoolId(FIRST, 1)),
                new PlacesClosed(TREES, FIRST, NOW));
        pass(
                3,
                answered(3, 1),
                passed(3, new PoolId(SECOND, 0)),
                new PlacesClosed(TREES, SECOND, NOW));
        pass(4, answered(4, 1), passed(4, null));
    }

    @Test
    void whoFailsTakesNoPlace() {
        community.after(open(FIRST, 1));
        answerAllButTheLast(1);
        community
                .when(answer(1, ASKED - 1, 0))
                .then(
                        answered(1, 0),
                        new OnboardingFailed(TREES, worker(1), ASKED - 1, ASKED, NOW));
        pass(
                2,
                answered(2, 1),
                passed(2, new PoolId(FIRST, 0)),
                new PlacesClosed(TREES, FIRST, NOW));
    }

    @Test
    void aWithdrawnJobPaysNobodyMore() {
        community
                .after(open(FIRST, 3))
                .when(new ClosePlaces(FIRST, NOW))
                .then(new PlacesClosed(TREES, FIRST, NOW));
        pass(1, answered(1, 1), passed(1, null));
    }

    @Test
    void theSameJobHeardTwiceOpensAndClosesOnce() {
        community.after(open(FIRST, 1)).when(open(FIRST, 1)).thenNothing();
        community
                .after(new ClosePlaces(FIRST, NOW))
                .when(new ClosePlaces(FIRST, NOW))
                .thenNothing();
        community.when(open(FIRST, 1)).thenNothing();
    }

    @Test
    void aJobThatWasCancelledBeforeItOpenedIsClosedSoThatItsMoneyGoesBack() {
        community.when(new ClosePlaces(SECOND, NOW)).then(new PlacesClosed(TREES, SECOND, NOW));
    }
}
