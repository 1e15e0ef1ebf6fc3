/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.ale.eventsourcing.Decision.accepted;
import static org.ale.eventsourcing.Decision.rejected;

import java.time.Instant;
import java.util.Arrays;
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
import org.ale.kernel.Stage;
import org.ale.kernel.TaskType;
import org.jspecify.annotations.Nullable;

/** Who may found, change and join a community, and within which ranges (rules §3, §11). */
public final class CommunityDecider
        implements Decider<CommunityCommand, CommunityState, CommunityEvent> {
    /** What the factory on the chain takes: it counts bytes. */
    private static final int NAME_BYTES_MAX = 100;

    private static final int TOPIC_CHARACTERS_MAX = 500;

    @Override
    public CommunityState initialState() {
        return new CommunityState();
    }

    @Override
    public Decision<CommunityEvent> decide(CommunityCommand command, CommunityState state) {
        return switch (command) {
            case FoundCommunity found -> found(found, state);
            case CommunityCommand _ when !state.isFounded() -> unknown();
            case ChangeParameters change -> Governing.change(change, state);
            case CancelChange cancel -> Governing.cancel(cancel, state);
            case ProposeParameters propose -> Governing.propose(propose, state);
            case CastBallot ballot -> Governing.ballot(ballot, state);
            case CloseProposal close -> Governing.close(close, state);
            case JoinCommunity join -> join(join, state);
            case DefineOnboarding define -> Onboarding.define(define, state);
            case DealOnboarding deal -> Onboarding.deal(deal, state);
            case AnswerOnboarding answer -> Onboarding.answer(answer, state);
            case OpenPlaces open -> Onboarding.open(open, state);
            case ClosePlaces close -> Onboarding.close(close, state);
        };
    }

    private static Decision<CommunityEvent> found(FoundCommunity command, CommunityState state) {
        if (state.isFounded()) {
            return rejected(CommunityRejection.ALREADY_FOUNDED, "This community exists already.");
        }
        if (command.name().isBlank()
                || command.name().getBytes(UTF_8).length > NAME_BYTES_MAX
                || command.topic().length() > TOPIC_CHARACTERS_MAX) {
            return rejected(
                    CommunityRejection.INVALID_NAME,
                    "name has 1 to 100 bytes of UTF-8 and shows something, topic at most 500"
                            + " characters.");
        }
        var template = named(Template.values(), command.template());
        if (template == null) {
            return rejected(CommunityRejection.INVALID_TEMPLATE, "template is STRICT or BALANCED.");
        }
        for (var type : command.taskTypes()) {
            if (TaskType.VOTED.stream().noneMatch(known -> known.name().equals(type))) {
                return rejected(
                        CommunityRejection.INVALID_TASK_TYPE,
                        "taskTypes are some of " + TaskType.VOTED + ".");
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

    private static Decision<CommunityEvent> join(JoinCommunity command, CommunityState state) {
        var parameters = state.parameters(command.at());
        if (state.members.contains(command.worker())) {
            return accepted();
        }
        var missing = new Admission(command.evidence(), command.staked()).missing(parameters);
        if (!missing.isEmpty()) {
            return rejected(CommunityRejection.REQUIREMENTS_MISSING, String.join(" ", missing));
        }
        var onboarding = state.onboarding;
        if (onboarding != null && !state.passed.contains(command.worker())) {
            return rejected(
                    CommunityRejection.ONBOARDING_MISSING,
                    "Ask for a deck and answer %d of its %d tasks right first."
                            .formatted(onboarding.set.correctMin(), onboarding.set.asked()));
        }
        return accepted(
                new CommunityEvent.MemberJoined(state.founded(), command.worker(), command.at()));
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
                state.schedule.put(Instant.EPOCH, 1, founded.parameters());
            }
            case CommunityEvent.ParametersChanged changed ->
                    state.schedule.put(
                            changed.effectiveFrom(), changed.version(), changed.parameters());
            case CommunityEvent.ChangeCancelled _ -> {
                // What holds instead is told by the version that follows.
            }
            case CommunityEvent.ProposalOpened opened -> {
                state.proposalCount = opened.proposal();
                state.proposals.put(
                        opened.proposal(),
                        new Proposal(
                                opened.proposal(),
                                opened.overrides(),
                                opened.electorateMicro(),
                                opened.closesAt()));
            }
            case CommunityEvent.BallotCast cast ->
                    state.proposal(cast.proposal())
                            .cast(cast.worker(), cast.yes(), cast.weightMicro());
            case CommunityEvent.ProposalPassed passed -> {
                state.proposals.remove(passed.proposal());
                state.votedVersions.add(passed.version());
            }
            case CommunityEvent.ProposalRejected refused ->
                    state.proposals.remove(refused.proposal());
            case CommunityEvent.MemberJoined joined -> state.members.add(joined.worker());
            case CommunityEvent.OnboardingDefined defined ->
                    state.onboarding = new OnboardingState(defined.version(), defined.set());
            case CommunityEvent.OnboardingDealt dealt ->
                    state.onboarding().deal(dealt.worker(), dealt.items());
            case CommunityEvent.OnboardingAnswered answered ->
                    state.onboarding().answer(answered.worker(), answered.item(), answered.label());
            case CommunityEvent.OnboardingPassed passed -> {
                state.passed.add(passed.worker());
                if (passed.place() != null) {
                    state.places.take(passed.place());
                }
                state.endAttempt(passed.worker());
            }
            case CommunityEvent.OnboardingFailed failed -> {
                state.failedAt.put(failed.worker(), failed.at());
                state.endAttempt(failed.worker());
            }
            case CommunityEvent.PlacesOpened opened ->
                    state.places.open(opened.jobId(), opened.places());
            case CommunityEvent.PlacesClosed closed -> state.places.close(closed.jobId());
        }
        return state;
    }
}
