/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.codec;

import java.util.List;
import org.ale.communities.domain.CommunityCommand.Evidence;
import org.ale.kernel.CommunityId;
import org.ale.kernel.Requirement;
import org.ale.schemas.type.v1.Standing;

/** Parts of commands on the wire. */
public final class Values {
    private Values() {}

    static List<org.ale.schemas.type.v1.Requirement> onWire(List<Requirement> requirements) {
        return requirements.stream()
                .map(each ->
                        org.ale.schemas.type.v1.Requirement.newBuilder()
                                .setCommunityId(each.community().toString())
                                .setMinReputationMicro(each.minReputationMicro())
                                .setMinAccuracyBps(each.minAccuracyBps())
                                .setMinFinished(each.minFinished())
                                .setOnboardingPassed(each.onboardingPassed())
                                .build())
                .toList();
    }

    /** Reads requirements. */
    public static List<Requirement> requirements(List<org.ale.schemas.type.v1.Requirement> onWire) {
        return onWire.stream()
                .map(each ->
                        new Requirement(
                                CommunityId.of(each.getCommunityId()),
                                each.getMinReputationMicro(),
                                each.getMinAccuracyBps(),
                                each.getMinFinished(),
                                each.getOnboardingPassed()))
                .toList();
    }

    static List<Standing> standings(List<Evidence> evidence) {
        return evidence.stream()
                .map(each ->
                        Standing.newBuilder()
                                .setCommunityId(each.community().toString())
                                .setReputationMicro(each.reputationMicro())
                                .setAccuracyBps(each.accuracyBps())
                                .setFinished(each.finished())
                                .setOnboardingPassed(each.onboardingPassed())
                                .build())
                .toList();
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
                                each.getOnboardingPassed()))
                .toList();
    }
}
