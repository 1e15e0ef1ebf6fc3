/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.codec;

import java.util.List;
import org.ale.communities.domain.CommunityCommand.ChangeParameters;
import org.ale.communities.domain.CommunityCommand.Evidence;
import org.ale.communities.domain.CommunityCommand.JoinCommunity;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.Requirement;
import org.ale.kernel.Stage;
import org.ale.schemas.ParametersCodec;
import org.ale.schemas.type.v1.RequirementList;
import org.ale.schemas.type.v1.Standing;
import org.jspecify.annotations.Nullable;

/** Parts of commands on the wire. */
public final class Values {
    private Values() {}

    static org.ale.schemas.communities.v1.ChangeParameters onWire(ChangeParameters change) {
        var message =
                org.ale.schemas.communities.v1.ChangeParameters.newBuilder()
                        .setActor(change.actor())
                        .putAllOverrides(change.overrides())
                        .setEffectiveFromMillis(change.effectiveFrom().toEpochMilli());
        var requirements = change.requirements();
        if (requirements != null) {
            message.setRequirements(
                    RequirementList.newBuilder()
                            .addAllRequirements(ParametersCodec.encode(requirements)));
        }
        return message.build();
    }

    /** Reads requirements that may be absent. */
    public static @Nullable List<Requirement> requirements(
            boolean present, RequirementList requirements) {
        return present ? ParametersCodec.decode(requirements.getRequirementsList()) : null;
    }

    static org.ale.schemas.communities.v1.JoinCommunity onWire(JoinCommunity join) {
        return org.ale.schemas.communities.v1.JoinCommunity.newBuilder()
                .setWorkerId(join.worker().toString())
                .addAllEvidence(join.evidence().stream().map(Values::standing).toList())
                .setStakedBaseUnits(join.staked().isZero() ? "" : join.staked().toString())
                .build();
    }

    /** Reads what a worker has staked; an empty text is nothing. */
    public static Ale staked(String onWire) {
        return onWire.isEmpty() ? Ale.ZERO : Ale.ofBaseUnits(onWire);
    }

    private static Standing standing(Evidence evidence) {
        var message =
                Standing.newBuilder()
                        .setCommunityId(evidence.community().toString())
                        .setReputationMicro(evidence.reputationMicro())
                        .setAccuracyBps(evidence.accuracyBps())
                        .setFinished(evidence.finished())
                        .setOnboardingPassed(evidence.onboardingPassed());
        var stage = evidence.stage();
        if (stage != null) {
            message.setStage(stage.name());
        }
        return message.build();
    }

    /** Reads what a worker has shown. */
    public static List<Evidence> evidence(List<Standing> onWire) {
        return onWire.stream()
                .map(each ->
                        new Evidence(
                                CommunityId.of(each.getCommunityId()),
                                each.getReputationMicro(),
                                each.getAccuracyBps(),
                                each.getFinished(),
                                each.getOnboardingPassed(),
                                each.getStage().isEmpty() ? null : Stage.valueOf(each.getStage())))
                .toList();
    }
}
