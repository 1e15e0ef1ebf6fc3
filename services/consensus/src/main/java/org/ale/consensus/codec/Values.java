/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.codec;

import java.util.ArrayList;
import java.util.List;
import org.ale.consensus.domain.CreditedVote;
import org.ale.consensus.domain.Millionths;
import org.ale.consensus.domain.NotedReputation;
import org.ale.consensus.domain.PoolTerms;
import org.ale.consensus.domain.Scores;
import org.ale.kernel.Reputation;
import org.ale.kernel.TaskType;
import org.ale.kernel.WorkerId;
import org.ale.schemas.ParametersCodec;
import org.ale.schemas.type.v1.CommunityParameters;

/** Parts of commands and facts on the wire. A label that may be unknown is sent as index + 1. */
final class Values {
    private Values() {}

    static int goldOnWire(PoolTerms terms) {
        return terms.isGold() ? terms.gold() + 1 : 0;
    }

    static PoolTerms terms(
            String taskType, int labels, int goldOnWire, CommunityParameters parameters) {
        return new PoolTerms(
                TaskType.valueOf(taskType),
                labels,
                goldOnWire == 0 ? PoolTerms.UNKNOWN : goldOnWire - 1,
                ParametersCodec.decode(parameters));
    }

    static List<Long> list(Scores scores) {
        var list = new ArrayList<Long>(scores.size());
        for (var label = 0; label < scores.size(); label++) {
            list.add(scores.at(label));
        }
        return list;
    }

    static Scores scores(List<Long> list) {
        var values = new long[list.size()];
        for (var label = 0; label < values.length; label++) {
            values[label] = list.get(label);
        }
        return Scores.of(values);
    }

    static List<Integer> list(Millionths shares) {
        var list = new ArrayList<Integer>(shares.size());
        for (var label = 0; label < shares.size(); label++) {
            list.add(shares.at(label));
        }
        return list;
    }

    static Millionths millionths(List<Integer> list) {
        var values = new int[list.size()];
        for (var label = 0; label < values.length; label++) {
            values[label] = list.get(label);
        }
        return Millionths.of(values);
    }

    static List<org.ale.schemas.consensus.v1.CreditedVote> votesOnWire(List<CreditedVote> votes) {
        var list = new ArrayList<org.ale.schemas.consensus.v1.CreditedVote>(votes.size());
        for (var vote : votes) {
            list.add(
                    org.ale.schemas.consensus.v1.CreditedVote.newBuilder()
                            .setWorkerId(vote.worker().toString())
                            .setLabel(vote.label())
                            .addAllCreditMicro(list(vote.credit()))
                            .build());
        }
        return list;
    }

    static List<CreditedVote> votes(List<org.ale.schemas.consensus.v1.CreditedVote> onWire) {
        var list = new ArrayList<CreditedVote>(onWire.size());
        for (var vote : onWire) {
            list.add(
                    new CreditedVote(
                            WorkerId.of(vote.getWorkerId()),
                            vote.getLabel(),
                            millionths(vote.getCreditMicroList())));
        }
        return list;
    }

    static NotedReputation reputation(String worker, long micro) {
        return new NotedReputation(WorkerId.of(worker), new Reputation(micro));
    }
}
