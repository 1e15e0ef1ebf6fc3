/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.policy;

import java.time.Instant;
import org.ale.consensus.domain.PoolCommand.WeighVote;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;
import org.ale.schemas.assignment.v1.AnswerAccepted;

/** An accepted answer is a vote. */
final class WhenAnswerAcceptedThenWeighVote {
    private WhenAnswerAcceptedThenWeighVote() {}

    static WeighVote command(AnswerAccepted accepted, Instant at) {
        return new WeighVote(
                PoolId.of(accepted.getPoolId()),
                WorkerId.of(accepted.getWorkerId()),
                accepted.getLabel(),
                at);
    }
}
