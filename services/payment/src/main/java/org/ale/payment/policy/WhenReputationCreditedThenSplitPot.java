/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.policy;

import java.time.Instant;
import java.util.List;
import org.ale.kernel.PayScope;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;
import org.ale.payment.domain.AccountCommand.SplitPot;
import org.ale.payment.domain.Party;
import org.ale.payment.domain.Share;
import org.ale.schemas.reputation.v1.Participant;
import org.ale.schemas.reputation.v1.ReputationCredited;

/** Good work is paid the moment its reputation is credited. */
final class WhenReputationCreditedThenSplitPot {
    private WhenReputationCreditedThenSplitPot() {}

    static SplitPot command(ReputationCredited credited, Instant at) {
        return new SplitPot(
                new Share(
                        PoolId.of(credited.getPoolId()),
                        credited.getLabel(),
                        credited.getConfidenceMicro(),
                        parties(credited.getParticipantsList()),
                        PayScope.valueOf(credited.getPayScope()),
                        credited.getEqualShareBps(),
                        credited.getVisibleAfter()),
                at);
    }

    static List<Party> parties(List<Participant> participants) {
        return participants.stream()
                .map(each ->
                        new Party(
                                WorkerId.of(each.getWorkerId()),
                                each.getWon(),
                                each.getLabel(),
                                each.getReputationMicro(),
                                each.getGainMicro(),
                                each.getFinished()))
                .toList();
    }
}
