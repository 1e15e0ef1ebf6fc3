/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import static org.ale.communities.domain.OnboardingSet.RETRY_AFTER;
import static org.ale.eventsourcing.Decision.accepted;
import static org.ale.eventsourcing.Decision.rejected;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ale.communities.domain.CommunityCommand.AnswerOnboarding;
import org.ale.communities.domain.CommunityCommand.ClosePlaces;
import org.ale.communities.domain.CommunityCommand.DealOnboarding;
import org.ale.communities.domain.CommunityCommand.DefineOnboarding;
import org.ale.communities.domain.CommunityCommand.OpenPlaces;
import org.ale.communities.domain.CommunityEvent.OnboardingAnswered;
import org.ale.communities.domain.CommunityEvent.OnboardingDealt;
import org.ale.communities.domain.CommunityEvent.OnboardingDefined;
import org.ale.communities.domain.CommunityEvent.OnboardingFailed;
import org.ale.communities.domain.CommunityEvent.OnboardingPassed;
import org.ale.communities.domain.CommunityEvent.PlacesClosed;
import org.ale.communities.domain.CommunityEvent.PlacesOpened;
import org.ale.eventsourcing.Decision;
import org.ale.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * The set that a worker must pass before he joins (rules §3). Each attempt has items that he has
 * never seen; who fails may try again a day later. Who passes is paid, while a job has a place left
 * for it: once in his life here, so that nobody lives on passing.
 */
final class Onboarding {
    private Onboarding() {}

    static Decision<CommunityEvent> define(DefineOnboarding command, CommunityState state) {
        if (!state.founder.equals(command.actor())) {
            return rejected(
                    CommunityRejection.NOT_THE_FOUNDER, "Only its founder may change this.");
        }
        var fault = command.set().fault();
        if (fault != null) {
            return rejected(CommunityRejection.INVALID_ONBOARDING, fault);
        }
        var before = state.onboarding;
        if (before != null && before.set.equals(command.set())) {
            // Said again, as the platform does at each start: attempts that run must not end.
            return accepted();
        }
        var version = before == null ? 1 : before.version + 1;
        return accepted(
                new OnboardingDefined(state.founded(), version, command.set(), command.at()));
    }

    static Decision<CommunityEvent> deal(DealOnboarding command, CommunityState state) {
        var onboarding = state.onboarding;
        var worker = command.worker();
        if (onboarding == null || state.passed.contains(worker)) {
            return rejected(
                    CommunityRejection.NOTHING_TO_PASS,
                    "There is nothing to pass: join as you are.");
        }
        if (onboarding.attempts.containsKey(worker)) {
            return accepted();
        }
        var tooEarly = tooEarly(worker, command.at(), state);
        if (tooEarly != null) {
            return tooEarly;
        }
        var fresh = onboarding.fresh(worker);
        if (fresh.size() < onboarding.set.asked()) {
            return rejected(
                    CommunityRejection.ONBOARDING_EXHAUSTED,
                    "You have seen too many of its items; its founder must bring new ones.");
        }
        var items = chosen(fresh, onboarding.set.asked(), command.seed());
        return accepted(
                new OnboardingDealt(
                        state.founded(), worker, onboarding.version, items, command.at()));
    }

    private static @Nullable Decision<CommunityEvent> tooEarly(
            WorkerId worker, Instant at, CommunityState state) {
        var failedAt = state.failedAt.get(worker);
        return failedAt != null && at.isBefore(failedAt.plus(RETRY_AFTER))
                ? rejected(
                        CommunityRejection.RETRY_TOO_EARLY,
                        "Try again after " + failedAt.plus(RETRY_AFTER) + ".")
                : null;
    }

    /** The first of a shuffle that follows from the seed (Fisher–Yates, SplitMix64). */
    private static List<Integer> chosen(List<Integer> fresh, int count, long seed) {
        var items = new ArrayList<>(fresh);
        var mixed = seed;
        for (var draw = 0; draw < count; draw++) {
            mixed += 0x9E3779B97F4A7C15L;
            var bits = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
            bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
            bits ^= bits >>> 31;
            var rest = items.size() - draw;
            Collections.swap(items, draw, draw + (int) Long.remainderUnsigned(bits, rest));
        }
        return items.subList(0, count);
    }

    static Decision<CommunityEvent> answer(AnswerOnboarding command, CommunityState state) {
        var onboarding = state.onboarding;
        var worker = command.worker();
        var attempt = onboarding == null ? null : onboarding.attempts.get(worker);
        if (onboarding == null || attempt == null || onboarding.version != command.version()) {
            return rejected(CommunityRejection.NOT_DEALT, "This task was not dealt to you.");
        }
        var earlier = attempt.answers.get(command.item());
        if (earlier == null) {
            return rejected(CommunityRejection.NOT_DEALT, "This task was not dealt to you.");
        }
        if (earlier != OnboardingState.Attempt.OPEN) {
            return rejected(
                    CommunityRejection.ALREADY_ANSWERED, "You have answered this task before.");
        }
        var labels = onboarding.set.labels().size();
        if (command.label() < 0 || command.label() >= labels) {
            return rejected(
                    CommunityRejection.UNKNOWN_LABEL,
                    "The question has the labels 0 to " + (labels - 1) + ".");
        }
        var answered =
                new OnboardingAnswered(
                        state.founded(),
                        worker,
                        command.version(),
                        command.item(),
                        command.label(),
                        command.at());
        if (!attempt.isLast()) {
            return accepted(answered);
        }
        var right = onboarding.set.items().get(command.item()).label() == command.label();
        var correct = onboarding.correct(attempt) + (right ? 1 : 0);
        var asked = onboarding.set.asked();
        if (correct < OnboardingSet.correctMin(asked)) {
            return accepted(
                    answered,
                    new OnboardingFailed(state.founded(), worker, correct, asked, command.at()));
        }
        var place = state.places.next();
        var passed =
                new OnboardingPassed(state.founded(), worker, correct, asked, place, command.at());
        return place != null && state.places.isLast(place)
                ? accepted(
                        answered,
                        passed,
                        new PlacesClosed(state.founded(), place.jobId(), command.at()))
                : accepted(answered, passed);
    }

    /** A job pays for newcomers from now on; heard again, it changes nothing. */
    static Decision<CommunityEvent> open(OpenPlaces command, CommunityState state) {
        return state.places.knows(command.jobId())
                ? accepted()
                : accepted(
                        new PlacesOpened(
                                state.founded(),
                                command.jobId(),
                                command.places(),
                                command.pot(),
                                command.at()));
    }

    /** Also of a job that was never opened here: its money must go back all the same. */
    static Decision<CommunityEvent> close(ClosePlaces command, CommunityState state) {
        return state.places.isClosed(command.jobId())
                ? accepted()
                : accepted(new PlacesClosed(state.founded(), command.jobId(), command.at()));
    }
}
