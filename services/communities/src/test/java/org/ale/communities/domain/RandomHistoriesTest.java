/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.ale.communities.domain.CommunityCommand.AnswerOnboarding;
import org.ale.communities.domain.CommunityCommand.CancelChange;
import org.ale.communities.domain.CommunityCommand.CastBallot;
import org.ale.communities.domain.CommunityCommand.ChangeParameters;
import org.ale.communities.domain.CommunityCommand.ClosePlaces;
import org.ale.communities.domain.CommunityCommand.CloseProposal;
import org.ale.communities.domain.CommunityCommand.DealOnboarding;
import org.ale.communities.domain.CommunityCommand.DefineOnboarding;
import org.ale.communities.domain.CommunityCommand.FoundCommunity;
import org.ale.communities.domain.CommunityCommand.JoinCommunity;
import org.ale.communities.domain.CommunityCommand.OpenPlaces;
import org.ale.communities.domain.CommunityCommand.ProposeParameters;
import org.ale.eventsourcing.Decider;
import org.ale.eventsourcing.Decision;
import org.ale.eventsourcing.testing.ReplayEqualsProcessing;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.ale.kernel.WorkerId;
import org.junit.jupiter.api.Test;

/** Replay equals processing, on histories in which everything happens that can happen here. */
class RandomHistoriesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final CommunityId TREES = new CommunityId(new UUID(0, 1));
    private static final int SEEDS = 30;
    private static final int STEPS = 200;
    private static final int WORKERS = 5;
    private static final int ASKED = 5;
    private static final long REP = 1_000_000;

    /** The rules, and which facts were folded. */
    private record Listening(
            Decider<CommunityCommand, CommunityState, CommunityEvent> rules, Set<Class<?>> heard)
            implements Decider<CommunityCommand, CommunityState, CommunityEvent> {
        @Override
        public CommunityState initialState() {
            return rules.initialState();
        }

        @Override
        public Decision<CommunityEvent> decide(CommunityCommand command, CommunityState state) {
            return rules.decide(command, state);
        }

        @Override
        public CommunityState evolve(CommunityState state, CommunityEvent event) {
            heard.add(event.getClass());
            return rules.evolve(state, event);
        }
    }

    private static CommunityCommand any(RandomGenerator random, CommunityState state) {
        var number = random.nextInt(WORKERS);
        var worker = new WorkerId(new UUID(1, number));
        var at = NOW.plus(Duration.ofHours(random.nextInt(200)));
        var job = new JobId(new UUID(2, random.nextInt(9)));
        return switch (random.nextInt(state.isFounded() ? 60 : 2)) {
            case 0, 1 -> found();
            case 2 -> new DefineOnboarding("acme", set(60 + random.nextInt(2)), at);
            case 3, 4 -> new JoinCommunity(worker, List.of(), at);
            case 5, 6 -> change(random.nextInt(20), at);
            case 7 -> new CancelChange("acme", state.version(), at);
            case 8, 9 -> propose(worker, random.nextInt(9), at);
            case 10, 11, 12, 13, 14, 15, 16, 17 ->
                    new CastBallot(
                            worker,
                            1 + random.nextInt(1 + state.proposalCount),
                            random.nextInt(3) > 0,
                            random.nextInt(60) * REP,
                            at);
            case 18, 19 -> new CloseProposal(1 + random.nextInt(1 + state.proposalCount), at);
            case 20, 21 -> new OpenPlaces(job, 1 + number, Ale.ofWhole(1), at);
            case 22 -> new ClosePlaces(job, at);
            case 23, 24, 25, 26 -> new DealOnboarding(worker, random.nextLong(), at);
            default -> answer(worker, number, random, state, at);
        };
    }

    private static FoundCommunity found() {
        return new FoundCommunity(
                TREES, "acme", "Trees", "", "BALANCED", List.of(), Map.of(), List.of(), "", NOW);
    }

    private static OnboardingSet set(int items) {
        var list = new ArrayList<OnboardingSet.Item>();
        for (var item = 0; item < items; item++) {
            list.add(new OnboardingSet.Item("item " + item, item % 2));
        }
        return new OnboardingSet("Odd?", "", List.of("no", "yes"), list, ASKED);
    }

    private static ChangeParameters change(int minVotes, Instant at) {
        return new ChangeParameters("acme", Map.of("minVotes", "" + minVotes), Instant.EPOCH, at);
    }

    private static ProposeParameters propose(WorkerId worker, int number, Instant at) {
        var overrides = Map.of("openPools", "" + (50 + number));
        return new ProposeParameters(worker, overrides, 20 * REP, 100 * REP, at);
    }

    /** An item that he was dealt, if any; the first worker knows no answer, the others all. */
    private static CommunityCommand answer(
            WorkerId worker, int number, RandomGenerator random, CommunityState state, Instant at) {
        var onboarding = state.onboarding;
        var attempt = onboarding == null ? null : onboarding.attempts.get(worker);
        if (onboarding == null || attempt == null) {
            return new AnswerOnboarding(worker, 1, 0, 0, at);
        }
        var dealt = List.copyOf(attempt.answers.keySet());
        var item = dealt.get(random.nextInt(dealt.size()));
        var label = number == 0 ? 1 - item % 2 : item % 2;
        return new AnswerOnboarding(worker, onboarding.version, item, label, at);
    }

    @Test
    void foldsAnyHistoryToTheStateThatLived() {
        var heard = new LinkedHashSet<Class<?>>();
        for (var seed = 1L; seed <= SEEDS; seed++) {
            ReplayEqualsProcessing.check(
                    new Listening(new CommunityDecider(), heard),
                    RandomHistoriesTest::any,
                    seed,
                    STEPS,
                    CommunityState::toString);
        }
        assertEquals(Set.of(CommunityEvent.class.getPermittedSubclasses()), heard);
    }
}
