/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.policy;

import java.time.Instant;
import org.ale.consensus.domain.PoolCommand.OpenVoting;
import org.ale.consensus.domain.PoolTerms;
import org.ale.kernel.PoolId;
import org.ale.kernel.TaskType;
import org.ale.schemas.ParametersCodec;
import org.ale.schemas.assignment.v1.PoolOpened;

/** A pool that may be dealt takes votes, on the parameters that it was opened with. */
final class WhenPoolOpenedThenOpenVoting {
    private WhenPoolOpenedThenOpenVoting() {}

    static OpenVoting command(PoolOpened opened, Instant at) {
        var terms =
                new PoolTerms(
                        TaskType.valueOf(opened.getTaskType()),
                        opened.getLabels(),
                        opened.getGold() == 0 ? PoolTerms.UNKNOWN : opened.getGold() - 1,
                        ParametersCodec.decode(opened.getParameters()));
        var version = Math.max(1, opened.getRuleVersion());
        return new OpenVoting(PoolId.of(opened.getPoolId()), terms, version, at);
    }
}
