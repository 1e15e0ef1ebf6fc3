/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.codec;

import java.util.ArrayList;
import java.util.List;
import org.ale.kernel.LosingStake;
import org.ale.kernel.PayScope;
import org.ale.kernel.RewardTerms;
import org.ale.kernel.WorkerId;
import org.ale.reputation.domain.Ballot;
import org.ale.reputation.domain.MintTerms;
import org.ale.reputation.domain.Participant;
import org.ale.reputation.domain.Verdict;

/** Parts of commands and facts on the wire. */
final class Values {
    private Values() {}

    static List<org.ale.schemas.reputation.v1.Participant> onWire(List<Participant> from) {
        var list = new ArrayList<org.ale.schemas.reputation.v1.Participant>(from.size());
        for (var each : from) {
            list.add(
                    org.ale.schemas.reputation.v1.Participant.newBuilder()
                            .setWorkerId(each.worker().toString())
                            .setWon(each.won())
                            .setGainMicro(each.gainMicro())
                            .setReputationMicro(each.reputationMicro())
                            .setLabel(each.label())
                            .setFinished(each.finished())
                            .build());
        }
        return list;
    }

    static List<Participant> participants(List<org.ale.schemas.reputation.v1.Participant> from) {
        var list = new ArrayList<Participant>(from.size());
        for (var each : from) {
            list.add(
                    new Participant(
                            WorkerId.of(each.getWorkerId()),
                            each.getWon(),
                            each.getLabel(),
                            each.getGainMicro(),
                            each.getReputationMicro(),
                            each.getFinished()));
        }
        return list;
    }

    static org.ale.schemas.reputation.v1.Verdict onWire(Verdict from) {
        var verdict =
                org.ale.schemas.reputation.v1.Verdict.newBuilder()
                        .setLabel(from.label())
                        .setConfidenceMicro(from.confidenceMicro())
                        .setResolved(from.resolved());
        for (var each : from.ballots()) {
            verdict.addBallots(
                    org.ale.schemas.reputation.v1.Ballot.newBuilder()
                            .setWorkerId(each.worker().toString())
                            .setLabel(each.label()));
        }
        return verdict.build();
    }

    static Verdict verdict(org.ale.schemas.reputation.v1.Verdict from) {
        var ballots =
                from.getBallotsList().stream()
                        .map(each -> new Ballot(WorkerId.of(each.getWorkerId()), each.getLabel()))
                        .toList();
        return new Verdict(from.getLabel(), from.getConfidenceMicro(), from.getResolved(), ballots);
    }

    static org.ale.schemas.reputation.v1.MintTerms onWire(MintTerms from) {
        var reward = from.reward();
        return org.ale.schemas.reputation.v1.MintTerms.newBuilder()
                .setRepPotMicro(reward.repPotMicro())
                .setBindingBps(reward.bindingBps())
                .setLosingStake(reward.losingStake().name())
                .setPayScope(reward.payScope().name())
                .setEqualShareBps(reward.equalShareBps())
                .setVisibleAfter(from.visibleAfter())
                .build();
    }

    static MintTerms terms(org.ale.schemas.reputation.v1.MintTerms from) {
        return new MintTerms(
                new RewardTerms(
                        from.getRepPotMicro(),
                        from.getBindingBps(),
                        LosingStake.valueOf(from.getLosingStake()),
                        PayScope.valueOf(from.getPayScope()),
                        from.getEqualShareBps()),
                from.getVisibleAfter());
    }
}
