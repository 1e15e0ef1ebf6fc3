/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import org.ale.communities.domain.CommunityEvent;
import org.ale.communities.domain.Stage;
import org.ale.communities.domain.Template;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.UndecodableException;
import org.ale.kernel.CommunityId;
import org.ale.kernel.WorkerId;
import org.ale.schemas.ParametersCodec;
import org.ale.schemas.communities.v1.CommunityFounded;
import org.ale.schemas.communities.v1.MemberJoined;
import org.ale.schemas.communities.v1.OnboardingFailed;
import org.ale.schemas.communities.v1.OnboardingPassed;
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
            case CommunityEvent.OnboardingPassed passed ->
                    message.setOnboardingPassed(
                            OnboardingPassed.newBuilder()
                                    .setCommunityId(passed.community().toString())
                                    .setWorkerId(passed.worker().toString())
                                    .setCorrect(passed.correct())
                                    .setAsked(passed.asked()));
            case CommunityEvent.OnboardingFailed failed ->
                    message.setOnboardingFailed(
                            OnboardingFailed.newBuilder()
                                    .setCommunityId(failed.community().toString())
                                    .setWorkerId(failed.worker().toString())
                                    .setCorrect(failed.correct())
                                    .setAsked(failed.asked()));
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
            case ONBOARDING_PASSED -> {
                var passed = message.getOnboardingPassed();
                yield new CommunityEvent.OnboardingPassed(
                        CommunityId.of(passed.getCommunityId()),
                        WorkerId.of(passed.getWorkerId()),
                        passed.getCorrect(),
                        passed.getAsked(),
                        at);
            }
            case ONBOARDING_FAILED -> {
                var failed = message.getOnboardingFailed();
                yield new CommunityEvent.OnboardingFailed(
                        CommunityId.of(failed.getCommunityId()),
                        WorkerId.of(failed.getWorkerId()),
                        failed.getCorrect(),
                        failed.getAsked(),
                        at);
            }
            case EVENT_NOT_SET -> throw new UndecodableException("a fact without a meaning");
        };
    }
}
