/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.schemas;

import java.util.List;
import org.ale.kernel.Ale;
import org.ale.kernel.AuditTerms;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.ConsensusRule;
import org.ale.kernel.ConsensusTerms;
import org.ale.kernel.FeeTerms;
import org.ale.kernel.Governance;
import org.ale.kernel.LosingStake;
import org.ale.kernel.PayScope;
import org.ale.kernel.Requirement;
import org.ale.kernel.RewardTerms;
import org.ale.kernel.ServingTerms;
import org.ale.kernel.Stage;
import org.jspecify.annotations.Nullable;

/** The kernel's community parameters on the wire and back. */
public final class ParametersCodec {
    private ParametersCodec() {}

    /** The wire form of parameters. */
    public static org.ale.schemas.type.v1.CommunityParameters encode(CommunityParameters from) {
        var consensus = from.consensus();
        var reward = from.reward();
        return org.ale.schemas.type.v1.CommunityParameters.newBuilder()
                .setConsensusRule(consensus.rule().name())
                .setMinVotes(consensus.minVotes())
                .setMaxVotes(consensus.maxVotes())
                .setHeadShareBps(consensus.headShareBps())
                .setWeightShareBps(consensus.weightShareBps())
                .setWeightCap(consensus.weightCap())
                .setConfidenceMicro(consensus.confidenceMicro())
                .setGoldBps(consensus.goldBps())
                .setBenchAfter(consensus.benchAfter())
                .setBenchRelBps(consensus.benchRelBps())
                .setRepPotMicro(reward.repPotMicro())
                .setBindingBps(reward.bindingBps())
                .setLosingStake(reward.losingStake().name())
                .setPayScope(reward.payScope().name())
                .setEqualShareBps(reward.equalShareBps())
                .setOpenPools(from.serving().openPools())
                .setLeaseSeconds(from.serving().leaseSeconds())
                .setDeckSize(from.serving().deckSize())
                .setWindowShareBps(from.serving().windowShareBps())
                .setAuditEvery(from.audit().everyPools())
                .setAuditBps(from.audit().auditBps())
                .setProtocolFeeBps(from.fees().protocolFeeBps())
                .setCommunityFeeBps(from.fees().communityFeeBps())
                .setHourlyFloorMicroUsd(from.fees().hourlyFloorMicroUsd())
                .addAllRequirements(encode(from.requirements()))
                .setVisibleAfter(from.visibleAfter())
                .setQuorumBps(from.governance().quorumBps())
                .setDelayHours(from.governance().delayHours())
                .setProposeMinMicro(from.governance().proposeMinMicro())
                .build();
    }

    /**
     * The parameters behind a wire form.
     *
     * @throws IllegalArgumentException if a value is unknown or out of its bounds
     */
    public static CommunityParameters decode(org.ale.schemas.type.v1.CommunityParameters from) {
        return new CommunityParameters(
                consensus(from),
                new RewardTerms(
                        from.getRepPotMicro(),
                        from.getBindingBps(),
                        LosingStake.valueOf(from.getLosingStake()),
                        PayScope.valueOf(from.getPayScope()),
                        from.getEqualShareBps()),
                new ServingTerms(
                        from.getOpenPools(),
                        from.getLeaseSeconds(),
                        from.getDeckSize(),
                        from.getWindowShareBps()),
                new AuditTerms(from.getAuditEvery(), from.getAuditBps()),
                new FeeTerms(
                        from.getProtocolFeeBps(),
                        from.getCommunityFeeBps(),
                        from.getHourlyFloorMicroUsd()),
                new Governance(
                        from.getQuorumBps(), from.getDelayHours(), from.getProposeMinMicro()),
                decode(from.getRequirementsList()),
                from.getVisibleAfter());
    }

    /** Requirements on the wire. */
    public static List<org.ale.schemas.type.v1.Requirement> encode(List<Requirement> from) {
        return from.stream()
                .map(each ->
                        org.ale.schemas.type.v1.Requirement.newBuilder()
                                .setCommunityId(text(each.community()))
                                .setMinReputationMicro(each.minReputationMicro())
                                .setMinAccuracyBps(each.minAccuracyBps())
                                .setMinFinished(each.minFinished())
                                .setOnboardingPassed(each.onboardingPassed())
                                .setStage(each.stage() == null ? "" : each.stage().name())
                                .setMinStakeBaseUnits(text(each.minStake()))
                                .build())
                .toList();
    }

    /** Requirements behind a wire form. */
    public static List<Requirement> decode(List<org.ale.schemas.type.v1.Requirement> from) {
        return from.stream()
                .map(each ->
                        new Requirement(
                                each.getCommunityId().isEmpty()
                                        ? null
                                        : CommunityId.of(each.getCommunityId()),
                                each.getMinReputationMicro(),
                                each.getMinAccuracyBps(),
                                each.getMinFinished(),
                                each.getOnboardingPassed(),
                                each.getStage().isEmpty() ? null : Stage.valueOf(each.getStage()),
                                each.getMinStakeBaseUnits().isEmpty()
                                        ? null
                                        : Ale.ofBaseUnits(each.getMinStakeBaseUnits())))
                .toList();
    }

    private static String text(@Nullable Record value) {
        return value == null ? "" : value.toString();
    }

    private static ConsensusTerms consensus(org.ale.schemas.type.v1.CommunityParameters from) {
        return new ConsensusTerms(
                ConsensusRule.valueOf(from.getConsensusRule()),
                from.getMinVotes(),
                from.getMaxVotes(),
                from.getHeadShareBps(),
                from.getWeightShareBps(),
                from.getWeightCap(),
                from.getConfidenceMicro(),
                from.getGoldBps(),
                from.getBenchAfter(),
                from.getBenchRelBps());
    }
}
