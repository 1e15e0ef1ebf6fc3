/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import static org.ale.eventsourcing.Decision.accepted;
import static org.ale.eventsourcing.Decision.rejected;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ale.communities.domain.CommunityCommand.ChangeParameters;
import org.ale.communities.domain.CommunityCommand.Evidence;
import org.ale.communities.domain.CommunityCommand.FoundCommunity;
import org.ale.communities.domain.CommunityCommand.JoinCommunity;
import org.ale.communities.domain.CommunityCommand.RecordOnboarding;
import org.ale.eventsourcing.Decider;
import org.ale.eventsourcing.Decision;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.Requirement;
import org.ale.kernel.TaskType;
import org.jspecify.annotations.Nullable;

/** Who may found, change and join a community, and within which ranges (rules §3, §11). */
public final class CommunityDecider
        implements Decider<CommunityCommand, CommunityState, CommunityEvent> {
    /** Of 20 known items 18 must be right; a guesser passes once in 5,000. */
    static final int ONBOARDING_CORRECT_MIN_PERCENT = 90;

    static final Duration RETRY_AFTER = Duration.ofHours(24);
    private static final int NAME_CHARACTERS_MAX = 100;
    private static final int TOPIC_CHARACTERS_MAX = 500;

    @Override
    public CommunityState initialState() {
        return new CommunityState();
    }

    @Override
    public Decision<CommunityEvent> decide(CommunityCommand command, CommunityState state) {
        return switch (command) {
            case FoundCommunity found -> found(found, state);
            case ChangeParameters change -> change(change, state);
            case JoinCommunity join -> join(join, state);
            case RecordOnboarding result -> onboarding(result, state);
        };
    }

    private static Decision<CommunityEvent> found(FoundCommunity command, CommunityState state) {
        if (state.isFounded()) {
            return rejected(CommunityRejection.ALREADY_FOUNDED, "This community exists already.");
        }
        if (command.name().isBlank()
                || command.name().length() > NAME_CHARACTERS_MAX
                || command.topic().length() > TOPIC_CHARACTERS_MAX) {
            return rejected(
                    CommunityRejection.INVALID_NAME,
                    "name has 1 to 100 characters, topic at most 500.");
        }
        var template = named(Template.values(), command.template());
        if (template == null) {
            return rejected(CommunityRejection.INVALID_TEMPLATE, "template is STRICT or BALANCED.");
        }
        for (var type : command.taskTypes()) {
            if (named(TaskType.values(), type) == null) {
                return rejected(
                        CommunityRejection.INVALID_TASK_TYPE,
                        "taskTypes are some of " + List.of(TaskType.values()) + ".");
            }
        }
        var stage = named(Stage.values(), command.stage());
        try {
            var parameters =
                    new Overrides(command.overrides())
                            .applyTo(template.parameters(), command.requirements());
            return accepted(
                    new CommunityEvent.CommunityFounded(
                            command.community(),
                            command.founder(),
                            command.name(),
                            command.topic(),
                            template,
                            command.taskTypes(),
                            parameters,
                            stage == null ? Stage.USER_GENERATED : stage,
                            command.at()));
        } catch (IllegalArgumentException e) {
            return outOfRange(e);
        }
    }

    private static <T extends Enum<T>> @Nullable T named(T[] constants, String name) {
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static Decision<CommunityEvent> outOfRange(IllegalArgumentException e) {
        return rejected(CommunityRejection.PARAMETER_OUT_OF_RANGE, e.getMessage() + ".");
    }

    private static Decision<CommunityEvent> change(ChangeParameters command, CommunityState state) {
        var parameters = state.parameters;
        if (parameters == null) {
            return unknown();
        }
        if (!state.founder.equals(command.actor())) {
            return rejected(
                    CommunityRejection.NOT_THE_FOUNDER, "Only its founder may change this.");
        }
        var soonest = command.at();
        var from =
                command.effectiveFrom().equals(Instant.EPOCH) ? soonest : command.effectiveFrom();
        if (from.isBefore(soonest)) {
            return rejected(
                    CommunityRejection.EFFECTIVE_IN_THE_PAST,
                    "effectiveFrom lies in the past; what was decided stays decided.");
        }
        try {
            var changed =
                    new Overrides(command.overrides())
                            .applyTo(parameters, parameters.requirements());
            return accepted(
                    new CommunityEvent.ParametersChanged(
                            state.founded(), state.version + 1, changed, from, command.at()));
        } catch (IllegalArgumentException e) {
            return outOfRange(e);
        }
    }

    private static Decision<CommunityEvent> join(JoinCommunity command, CommunityState state) {
        var parameters = state.parameters;
        if (parameters == null) {
            return unknown();
        }
        if (state.members.contains(command.worker())) {
            return accepted();
        }
        var missing = missing(parameters, command.evidence());
        if (!missing.isEmpty()) {
            return rejected(CommunityRejection.REQUIREMENTS_MISSING, String.join(" ", missing));
        }
        return accepted(
                new CommunityEvent.MemberJoined(state.founded(), command.worker(), command.at()));
    }

    /** One sentence for each requirement that is not met. */
    private static List<String> missing(CommunityParameters parameters, List<Evidence> evidence) {
        var missing = new ArrayList<String>();
        for (var requirement : parameters.requirements()) {
            var shown =
                    evidence.stream()
                            .filter(each -> each.community().equals(requirement.community()))
                            .findFirst()
                            .orElse(new Evidence(requirement.community(), 0, 0, 0));
            if (!isMet(requirement, shown)) {
                missing.add(sentence(requirement, shown));
            }
        }
        return missing;
    }

    private static boolean isMet(Requirement requirement, Evidence shown) {
        return shown.reputationMicro() >= requirement.minReputationMicro()
                && shown.accuracyBps() >= requirement.minAccuracyBps()
                && shown.finished() >= requirement.minFinished();
    }

    private static String sentence(Requirement requirement, Evidence shown) {
        return ("Community %s asks for %d micro-REP, %d basis points of accuracy and %d finished"
                        + " tasks; you have %d, %d and %d.")
                .formatted(
                        requirement.community(),
                        requirement.minReputationMicro(),
                        requirement.minAccuracyBps(),
                        requirement.minFinished(),
                        shown.reputationMicro(),
                        shown.accuracyBps(),
                        shown.finished());
    }

    private static Decision<CommunityEvent> onboarding(
            RecordOnboarding command, CommunityState state) {
        if (!state.isFounded()) {
            return unknown();
        }
        if (state.passed.contains(command.worker())) {
            return accepted();
        }
        var failedAt = state.failedAt.get(command.worker());
        if (failedAt != null && command.at().isBefore(failedAt.plus(RETRY_AFTER))) {
            return rejected(
                    CommunityRejection.RETRY_TOO_EARLY,
                    "Try again after " + failedAt.plus(RETRY_AFTER) + ".");
        }
        var passes =
                command.asked() > 0
                        && command.correct() * 100L
                                >= (long) command.asked() * ONBOARDING_CORRECT_MIN_PERCENT;
        CommunityId id = state.founded();
        return accepted(
                passes
                        ? new CommunityEvent.OnboardingPassed(
                                id,
                                command.worker(),
                                command.correct(),
                                command.asked(),
                                command.at())
                        : new CommunityEvent.OnboardingFailed(
                                id,
                                command.worker(),
                                command.correct(),
                                command.asked(),
                                command.at()));
    }

    private static Decision<CommunityEvent> unknown() {
        return rejected(CommunityRejection.NO_SUCH_COMMUNITY, "There is no such community.");
    }

    @Override
    public CommunityState evolve(CommunityState state, CommunityEvent event) {
        switch (event) {
            case CommunityEvent.CommunityFounded founded -> {
                state.id = founded.community();
                state.founder = founded.founder();
                state.parameters = founded.parameters();
                state.version = 1;
            }
            case CommunityEvent.ParametersChanged changed -> {
                state.parameters = changed.parameters();
                state.version = changed.version();
            }
            case CommunityEvent.MemberJoined joined -> state.members.add(joined.worker());
            case CommunityEvent.OnboardingPassed passed -> state.passed.add(passed.worker());
            case CommunityEvent.OnboardingFailed failed ->
                    state.failedAt.put(failed.worker(), failed.at());
        }
        return state;
    }
}
