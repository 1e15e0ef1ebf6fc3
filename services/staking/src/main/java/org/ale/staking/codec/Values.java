/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.codec;

import java.util.List;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.WorkerId;
import org.ale.schemas.staking.v1.CommunityReward;
import org.ale.schemas.staking.v1.MemberReward;
import org.ale.schemas.staking.v1.MemberStanding;
import org.ale.staking.domain.CommunityPart;
import org.ale.staking.domain.MemberPart;
import org.ale.staking.domain.Standing;

/** Parts of commands and facts on the wire. */
final class Values {
    private Values() {}

    static List<MemberStanding> standingsOnWire(List<Standing> from) {
        return from.stream()
                .map(each ->
                        MemberStanding.newBuilder()
                                .setWorkerId(each.worker().toString())
                                .setReputationMicro(each.reputationMicro())
                                .build())
                .toList();
    }

    static List<Standing> standings(List<MemberStanding> from) {
        return from.stream()
                .map(each ->
                        new Standing(WorkerId.of(each.getWorkerId()), each.getReputationMicro()))
                .toList();
    }

    static CommunityReward onWire(CommunityPart from) {
        return CommunityReward.newBuilder()
                .setCommunityId(from.community().toString())
                .setWorkBaseUnits(from.work().toString())
                .setFeeBaseUnits(from.fees().toString())
                .setEligible(from.eligible())
                .setUncappedBaseUnits(from.uncapped().toString())
                .setBaseUnits(from.amount().toString())
                .build();
    }

    static CommunityPart part(CommunityReward from) {
        return new CommunityPart(
                CommunityId.of(from.getCommunityId()),
                Ale.ofBaseUnits(from.getWorkBaseUnits()),
                Ale.ofBaseUnits(from.getFeeBaseUnits()),
                from.getEligible(),
                Ale.ofBaseUnits(from.getUncappedBaseUnits()),
                Ale.ofBaseUnits(from.getBaseUnits()));
    }

    static MemberReward onWire(MemberPart from) {
        return MemberReward.newBuilder()
                .setCommunityId(from.community().toString())
                .setWorkerId(from.worker().toString())
                .setReputationMicro(from.reputationMicro())
                .setBaseUnits(from.amount().toString())
                .build();
    }

    static MemberPart part(MemberReward from) {
        return new MemberPart(
                CommunityId.of(from.getCommunityId()),
                WorkerId.of(from.getWorkerId()),
                from.getReputationMicro(),
                Ale.ofBaseUnits(from.getBaseUnits()));
    }
}
