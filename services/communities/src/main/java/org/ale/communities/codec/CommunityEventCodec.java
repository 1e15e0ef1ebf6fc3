/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import org.ale.communities.domain.CommunityEvent;
import org.ale.communities.domain.Template;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.UndecodableException;
import org.ale.kernel.CommunityId;
import org.ale.kernel.Stage;
import org.ale.kernel.WorkerId;
import org.ale.schemas.ParametersCodec;
import org.ale.schemas.communities.v1.CommunityFounded;
import org.ale.schemas.communities.v1.MemberJoined;
import org.ale.schemas.communities.v1.ParametersChanged;

/** Facts as the oneof message {@code ale.communities.v1.CommunityEvent}. */
public final class CommunityEventCodec implements Codec<CommunityEvent> {
    @Override
    public String typeOf(CommunityEvent event) {
        return "ale.communities.v1." + event.getClass().getSimpleName();
    }

    @Override
    public byte[] encode(CommunityEvent event) {
        var message = org.ale.schemas.communities.v1.CommunityEvent.newBuilder();
        switch (event) {
            case CommunityEvent.CommunityFounded founded ->
                    message.setFounded(
                            CommunityFounded.newBuilder()
                                    .setCommunityId(founded.community().toString())
                                    .setFounder(founded.founder())
                                    .setName(founded.name())
                                    .setTopic(founded.topic())
                                    .setTemplate(founded.template().name())
                                    .addAllTaskTypes(founded.taskTypes())
                                    .setParameters(ParametersCodec.encode(founded.parameters()))
                                    .setStage(founded.stage().name()));
            case CommunityEvent.ParametersChanged changed ->
                    message.setParametersChanged(
                            ParametersChanged.newBuilder()
                                    .setCommunityId(changed.community().toString())
                                    .setVersion(changed.version())
                                    .setParameters(ParametersCodec.encode(changed.parameters()))
                                    .setEffectiveFromMillis(
                                            changed.effectiveFrom().toEpochMilli()));
            case CommunityEvent.MemberJoined(var community, var worker, var _) ->
                    message.setMemberJoined(
                            MemberJoined.newBuilder()
                                    .setCommunityId(community.toString())
                                    .setWorkerId(worker.toString()));
            case CommunityEvent.ChangeCancelled cancelled ->
                    message.setChangeCancelled(GovernanceValues.onWire(cancelled));
            case CommunityEvent.ProposalOpened opened ->
                    message.setProposalOpened(GovernanceValues.onWire(opened));
            case CommunityEvent.BallotCast cast ->
                    message.setBallotCast(GovernanceValues.onWire(cast));
            case CommunityEvent.ProposalPassed passed ->
                    message.setProposalPassed(GovernanceValues.onWire(passed));
            case CommunityEvent.ProposalRejected refused ->
                    message.setProposalRejected(GovernanceValues.onWire(refused));
            case CommunityEvent.OnboardingDefined defined ->
                    message.setOnboardingDefined(OnboardingValues.onWire(defined));
            case CommunityEvent.OnboardingDealt dealt ->
                    message.setOnboardingDealt(OnboardingValues.onWire(dealt));
            case CommunityEvent.OnboardingAnswered answered ->
                    message.setOnboardingAnswered(OnboardingValues.onWire(answered));
            case CommunityEvent.OnboardingPassed passed ->
                    message.setOnboardingPassed(OnboardingValues.onWire(passed));
            case CommunityEvent.OnboardingFailed failed ->
                    message.setOnboardingFailed(OnboardingValues.onWire(failed));
            case CommunityEvent.PlacesOpened opened ->
                    message.setPlacesOpened(OnboardingValues.onWire(opened));
            case CommunityEvent.PlacesClosed closed ->
                    message.setPlacesClosed(OnboardingValues.onWire(closed));
        }
        return message.build().toByteArray();
    }

    @Override
    public CommunityEvent decode(byte[] bytes, Instant at) {
        try {
            return read(org.ale.schemas.communities.v1.CommunityEvent.parseFrom(bytes), at);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new UndecodableException("not a fact of a community: " + e.getMessage(), e);
        }
    }

    private static CommunityEvent read(
            org.ale.schemas.communities.v1.CommunityEvent message, Instant at) {
        return switch (message.getEventCase()) {
            case FOUNDED -> {
                var founded = message.getFounded();
                yield new CommunityEvent.CommunityFounded(
                        CommunityId.of(founded.getCommunityId()),
                        founded.getFounder(),
                        founded.getName(),
                        founded.getTopic(),
                        Template.valueOf(founded.getTemplate()),
                        founded.getTaskTypesList(),
                        ParametersCodec.decode(founded.getParameters()),
                        Stage.valueOf(founded.getStage()),
                        at);
            }
            case PARAMETERS_CHANGED -> {
                var changed = message.getParametersChanged();
                yield new CommunityEvent.ParametersChanged(
                        CommunityId.of(changed.getCommunityId()),
                        changed.getVersion(),
                        ParametersCodec.decode(changed.getParameters()),
                        Instant.ofEpochMilli(changed.getEffectiveFromMillis()),
                        at);
            }
            case MEMBER_JOINED ->
                    new CommunityEvent.MemberJoined(
                            CommunityId.of(message.getMemberJoined().getCommunityId()),
                            WorkerId.of(message.getMemberJoined().getWorkerId()),
                            at);
            case ONBOARDING_DEFINED,
                    ONBOARDING_DEALT,
                    ONBOARDING_ANSWERED,
                    ONBOARDING_PASSED,
                    ONBOARDING_FAILED,
                    PLACES_OPENED,
                    PLACES_CLOSED ->
                    OnboardingFacts.read(message, at);
            case CHANGE_CANCELLED,
                    PROPOSAL_OPENED,
                    BALLOT_CAST,
                    PROPOSAL_PASSED,
                    PROPOSAL_REJECTED ->
                    GovernanceFacts.read(message, at);
            case EVENT_NOT_SET -> throw new UndecodableException("a fact without a meaning");
        };
    }
}
