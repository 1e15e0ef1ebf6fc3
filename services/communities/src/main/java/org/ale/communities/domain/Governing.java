/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import static org.ale.eventsourcing.Decision.accepted;
import static org.ale.eventsourcing.Decision.rejected;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ale.communities.domain.CommunityCommand.CancelChange;
import org.ale.communities.domain.CommunityCommand.CastBallot;
import org.ale.communities.domain.CommunityCommand.ChangeParameters;
import org.ale.communities.domain.CommunityCommand.CloseProposal;
import org.ale.communities.domain.CommunityCommand.ProposeParameters;
import org.ale.communities.domain.CommunityEvent.BallotCast;
import org.ale.communities.domain.CommunityEvent.ChangeCancelled;
import org.ale.communities.domain.CommunityEvent.ParametersChanged;
import org.ale.communities.domain.CommunityEvent.ProposalOpened;
import org.ale.communities.domain.CommunityEvent.ProposalPassed;
import org.ale.communities.domain.CommunityEvent.ProposalRejected;
import org.ale.eventsourcing.Decision;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.Requirement;
import org.jspecify.annotations.Nullable;

/**
 * How parameters change (rules §3): by the founder or by members who vote with their reputation,
 * within the safe ranges in any case, and never before the community's delay is over, so that
 * nobody who works here is taken by surprise. While nobody is a member a change holds at once.
 */
final class Governing {
    /** How long members may vote. */
    static final Duration VOTING_LASTS = Duration.ofDays(3);

    static final int OPEN_PROPOSALS_MAX = 20;

    /**
     * How far ahead a founder may decide. What passes later holds after what is pending, so that a
     * change for a distant year would take the members' vote away.
     */
    static final Duration AHEAD_MAX = Duration.ofDays(30);

    private Governing() {}

    static Decision<CommunityEvent> change(ChangeParameters command, CommunityState state) {
        if (!state.founder.equals(command.actor())) {
            return notTheFounder();
        }
        var at = command.at();
        var soonest = soonest(at, state);
        var from =
                command.effectiveFrom().equals(Instant.EPOCH) ? soonest : command.effectiveFrom();
        if (from.isBefore(at)) {
            return rejected(
                    CommunityRejection.EFFECTIVE_IN_THE_PAST,
                    "effectiveFrom lies in the past; what was decided stays decided.");
        }
        if (from.isBefore(soonest)) {
            return rejected(
                    CommunityRejection.EFFECTIVE_TOO_EARLY,
                    "A change may hold from " + soonest + " at the soonest.");
        }
        if (from.isAfter(soonest) && from.isAfter(at.plus(AHEAD_MAX))) {
            return rejected(
                    CommunityRejection.EFFECTIVE_TOO_LATE,
                    "A change may hold from " + at.plus(AHEAD_MAX) + " at the latest.");
        }
        var requirements = command.requirements();
        if (command.overrides().isEmpty() && requirements == null) {
            return rejected(CommunityRejection.PARAMETER_OUT_OF_RANGE, "Nothing is changed.");
        }
        try {
            var changed = changed(command.overrides(), requirements, state);
            if (changed.equals(state.schedule.latest().parameters())) {
                return accepted();
            }
            return accepted(
                    new ParametersChanged(state.founded(), state.version() + 1, changed, from, at));
        } catch (IllegalArgumentException e) {
            return outOfRange(e);
        }
    }

    /** After the delay, and after whatever else is pending. */
    private static Instant soonest(Instant at, CommunityState state) {
        var delay =
                state.members.isEmpty()
                        ? Duration.ZERO
                        : Duration.ofHours(state.parameters(at).governance().delayHours());
        var delayed = at.plus(delay);
        var pending = state.schedule.latestFrom();
        return pending.isBefore(delayed) ? delayed : pending.plusMillis(1);
    }

    /**
     * What is pending with these values instead.
     *
     * @throws IllegalArgumentException with a sentence that names the parameter and its range
     */
    private static CommunityParameters changed(
            Map<String, String> overrides,
            @Nullable List<Requirement> requirements,
            CommunityState state) {
        var latest = state.schedule.latest().parameters();
        return new Overrides(overrides)
                .applyTo(latest, requirements == null ? latest.requirements() : requirements);
    }

    private static Decision<CommunityEvent> outOfRange(IllegalArgumentException e) {
        return rejected(CommunityRejection.PARAMETER_OUT_OF_RANGE, e.getMessage() + ".");
    }

    private static Decision<CommunityEvent> notTheFounder() {
        return rejected(CommunityRejection.NOT_THE_FOUNDER, "Only its founder may change this.");
    }

    /** What held before holds on: from the same log time, as one more version. */
    static Decision<CommunityEvent> cancel(CancelChange command, CommunityState state) {
        if (!state.founder.equals(command.actor())) {
            return notTheFounder();
        }
        var before = state.schedule.beforeLatest();
        var from = state.schedule.latestFrom();
        if (before == null || command.version() != state.version() || !from.isAfter(command.at())) {
            return rejected(
                    CommunityRejection.NOTHING_PENDING,
                    "Only the latest change can be cancelled, and only before it holds.");
        }
        if (state.votedVersions.contains(command.version())) {
            return rejected(
                    CommunityRejection.VOTED_BY_MEMBERS, "The members have decided on this.");
        }
        return accepted(
                new ChangeCancelled(state.founded(), command.version(), command.at()),
                new ParametersChanged(
                        state.founded(),
                        command.version() + 1,
                        before.parameters(),
                        from,
                        command.at()));
    }

    static Decision<CommunityEvent> propose(ProposeParameters command, CommunityState state) {
        var least = state.parameters(command.at()).governance().proposeMinMicro();
        if (!state.members.contains(command.worker())) {
            return notAMember();
        }
        if (command.reputationMicro() < least) {
            return rejected(
                    CommunityRejection.REPUTATION_TOO_LOW,
                    "To propose asks for %d micro-REP; you have %d."
                            .formatted(least, command.reputationMicro()));
        }
        if (state.proposals.size() >= OPEN_PROPOSALS_MAX) {
            return rejected(
                    CommunityRejection.TOO_MANY_PROPOSALS,
                    "At most " + OPEN_PROPOSALS_MAX + " proposals are voted on at a time.");
        }
        if (command.overrides().isEmpty()) {
            return rejected(CommunityRejection.PARAMETER_OUT_OF_RANGE, "Nothing is proposed.");
        }
        try {
            changed(command.overrides(), null, state);
        } catch (IllegalArgumentException e) {
            return outOfRange(e);
        }
        return accepted(
                new ProposalOpened(
                        state.founded(),
                        state.proposalCount + 1,
                        command.worker(),
                        command.overrides(),
                        Math.max(command.electorateMicro(), command.reputationMicro()),
                        command.at().plus(VOTING_LASTS),
                        command.at()));
    }

    private static Decision<CommunityEvent> notAMember() {
        return rejected(CommunityRejection.NOT_A_MEMBER, "Join the community first.");
    }

    static Decision<CommunityEvent> ballot(CastBallot command, CommunityState state) {
        var proposal = state.proposals.get(command.proposal());
        if (proposal == null || !command.at().isBefore(proposal.closesAt)) {
            return rejected(
                    CommunityRejection.PROPOSAL_NOT_OPEN, "No such proposal is voted on now.");
        }
        if (!state.members.contains(command.worker())) {
            return notAMember();
        }
        if (proposal.voted.contains(command.worker())) {
            return rejected(CommunityRejection.ALREADY_VOTED, "You have voted on it before.");
        }
        if (command.reputationMicro() <= 0) {
            return rejected(
                    CommunityRejection.REPUTATION_TOO_LOW, "You have no reputation here to vote.");
        }
        var cast =
                new BallotCast(
                        state.founded(),
                        command.proposal(),
                        command.worker(),
                        command.yes(),
                        command.reputationMicro(),
                        command.at());
        var yes = proposal.yesMicro + (command.yes() ? command.reputationMicro() : 0);
        if (!proposal.isCarriedBy(yes)) {
            return accepted(cast);
        }
        var events = new ArrayList<CommunityEvent>(List.of(cast));
        events.addAll(passed(proposal, command.at(), state));
        return accepted(events);
    }

    static Decision<CommunityEvent> close(CloseProposal command, CommunityState state) {
        var proposal = state.proposals.get(command.proposal());
        if (proposal == null || command.at().isBefore(proposal.closesAt)) {
            return accepted();
        }
        var quorumBps = state.parameters(command.at()).governance().quorumBps();
        if (!proposal.hasQuorum(quorumBps)) {
            return accepted(turnedDown(proposal, "NO_QUORUM", command.at(), state));
        }
        if (proposal.yesMicro <= proposal.noMicro) {
            return accepted(turnedDown(proposal, "NO_MAJORITY", command.at(), state));
        }
        return accepted(passed(proposal, command.at(), state));
    }

    /**
     * A proposal passes on top of all that was decided since it was opened; what no longer lies
     * within the ranges then is rejected.
     */
    private static List<CommunityEvent> passed(
            Proposal proposal, Instant at, CommunityState state) {
        try {
            var version = state.version() + 1;
            return List.of(
                    new ProposalPassed(state.founded(), proposal.number, version, at),
                    new ParametersChanged(
                            state.founded(),
                            version,
                            changed(proposal.overrides, null, state),
                            soonest(at, state),
                            at));
        } catch (IllegalArgumentException e) {
            return List.of(turnedDown(proposal, "OUT_OF_RANGE", at, state));
        }
    }

    private static CommunityEvent turnedDown(
            Proposal proposal, String reason, Instant at, CommunityState state) {
        return new ProposalRejected(state.founded(), proposal.number, reason, at);
    }
}
