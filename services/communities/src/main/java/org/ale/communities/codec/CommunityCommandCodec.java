/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import org.ale.communities.domain.CommunityCommand;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.UndecodableException;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.ale.kernel.WorkerId;
import org.ale.schemas.ParametersCodec;
import org.ale.schemas.communities.v1.AnswerOnboarding;
import org.ale.schemas.communities.v1.CancelChange;
import org.ale.schemas.communities.v1.ClosePlaces;
import org.ale.schemas.communities.v1.CloseProposal;
import org.ale.schemas.communities.v1.DealOnboarding;
import org.ale.schemas.communities.v1.DefineOnboarding;
import org.ale.schemas.communities.v1.FoundCommunity;
import org.ale.schemas.communities.v1.OpenPlaces;

/** Commands as the oneof message {@code ale.communities.v1.CommunityCommand}. */
public final class CommunityCommandCodec implements Codec<CommunityCommand> {
    @Override
    public String typeOf(CommunityCommand command) {
        return "ale.communities.v1." + command.getClass().getSimpleName();
    }

    @Override
    public byte[] encode(CommunityCommand command) {
        var message = org.ale.schemas.communities.v1.CommunityCommand.newBuilder();
        switch (command) {
            case CommunityCommand.FoundCommunity found ->
                    message.setFoundCommunity(
                            FoundCommunity.newBuilder()
                                    .setCommunityId(found.community().toString())
                                    .setFounder(found.founder())
                                    .setName(found.name())
                                    .setTopic(found.topic())
                                    .setTemplate(found.template())
                                    .addAllTaskTypes(found.taskTypes())
                                    .putAllOverrides(found.overrides())
                                    .addAllRequirements(
                                            ParametersCodec.encode(found.requirements()))
                                    .setStage(found.stage()));
            case CommunityCommand.ChangeParameters change ->
                    message.setChangeParameters(Values.onWire(change));
            case CommunityCommand.JoinCommunity join ->
                    message.setJoinCommunity(Values.onWire(join));
            case CommunityCommand.CancelChange(var actor, var version, var _) ->
                    message.setCancelChange(
                            CancelChange.newBuilder().setActor(actor).setVersion(version));
            case CommunityCommand.ProposeParameters propose ->
                    message.setProposeParameters(GovernanceValues.onWire(propose));
            case CommunityCommand.CastBallot ballot ->
                    message.setCastBallot(GovernanceValues.onWire(ballot));
            case CommunityCommand.CloseProposal(var proposal, var _) ->
                    message.setCloseProposal(CloseProposal.newBuilder().setProposal(proposal));
            case CommunityCommand.DefineOnboarding(var actor, var set, var _) ->
                    message.setDefineOnboarding(
                            DefineOnboarding.newBuilder()
                                    .setActor(actor)
                                    .setSet(OnboardingValues.onWire(set)));
            case CommunityCommand.DealOnboarding(var worker, var seed, var _) ->
                    message.setDealOnboarding(
                            DealOnboarding.newBuilder()
                                    .setWorkerId(worker.toString())
                                    .setSeed(seed));
            case CommunityCommand.AnswerOnboarding answer ->
                    message.setAnswerOnboarding(
                            AnswerOnboarding.newBuilder()
                                    .setWorkerId(answer.worker().toString())
                                    .setVersion(answer.version())
                                    .setItem(answer.item())
                                    .setLabel(answer.label()));
            case CommunityCommand.OpenPlaces(var job, var places, var pot, var _) ->
                    message.setOpenPlaces(
                            OpenPlaces.newBuilder()
                                    .setJobId(job.toString())
                                    .setPlaces(places)
                                    .setPotBaseUnits(pot.toString()));
            case CommunityCommand.ClosePlaces(var job, var _) ->
                    message.setClosePlaces(ClosePlaces.newBuilder().setJobId(job.toString()));
        }
        return message.build().toByteArray();
    }

    @Override
    public CommunityCommand decode(byte[] bytes, Instant at) {
        try {
            return read(org.ale.schemas.communities.v1.CommunityCommand.parseFrom(bytes), at);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new UndecodableException("not a command of a community: " + e.getMessage(), e);
        }
    }

    private static CommunityCommand read(
            org.ale.schemas.communities.v1.CommunityCommand message, Instant at) {
        return switch (message.getCommandCase()) {
            case FOUND_COMMUNITY -> {
                var found = message.getFoundCommunity();
                yield new CommunityCommand.FoundCommunity(
                        CommunityId.of(found.getCommunityId()),
                        found.getFounder(),
                        found.getName(),
                        found.getTopic(),
                        found.getTemplate(),
                        found.getTaskTypesList(),
                        found.getOverridesMap(),
                        ParametersCodec.decode(found.getRequirementsList()),
                        found.getStage(),
                        at);
            }
            case CHANGE_PARAMETERS -> {
                var change = message.getChangeParameters();
                yield new CommunityCommand.ChangeParameters(
                        change.getActor(),
                        change.getOverridesMap(),
                        Values.requirements(change.hasRequirements(), change.getRequirements()),
                        Instant.ofEpochMilli(change.getEffectiveFromMillis()),
                        at);
            }
            case JOIN_COMMUNITY -> {
                var join = message.getJoinCommunity();
                yield new CommunityCommand.JoinCommunity(
                        WorkerId.of(join.getWorkerId()),
                        Values.evidence(join.getEvidenceList()),
                        Values.staked(join.getStakedBaseUnits()),
                        at);
            }
            case OPEN_PLACES ->
                    new CommunityCommand.OpenPlaces(
                            JobId.of(message.getOpenPlaces().getJobId()),
                            message.getOpenPlaces().getPlaces(),
                            Ale.ofBaseUnits(message.getOpenPlaces().getPotBaseUnits()),
                            at);
            case CLOSE_PLACES ->
                    new CommunityCommand.ClosePlaces(
                            JobId.of(message.getClosePlaces().getJobId()), at);
            case RECORD_ONBOARDING ->
                    throw new UndecodableException("a result comes from answers only");
            case CANCEL_CHANGE, PROPOSE_PARAMETERS, CAST_BALLOT, CLOSE_PROPOSAL ->
                    GovernanceWishes.read(message, at);
            case DEFINE_ONBOARDING ->
                    new CommunityCommand.DefineOnboarding(
                            message.getDefineOnboarding().getActor(),
                            OnboardingValues.set(message.getDefineOnboarding().getSet()),
                            at);
            case DEAL_ONBOARDING ->
                    new CommunityCommand.DealOnboarding(
                            WorkerId.of(message.getDealOnboarding().getWorkerId()),
                            message.getDealOnboarding().getSeed(),
                            at);
            case ANSWER_ONBOARDING -> {
                var answer = message.getAnswerOnboarding();
                yield new CommunityCommand.AnswerOnboarding(
                        WorkerId.of(answer.getWorkerId()),
                        answer.getVersion(),
                        answer.getItem(),
                        answer.getLabel(),
                        at);
            }
            case COMMAND_NOT_SET -> throw new UndecodableException("a command without a wish");
        };
    }
}
