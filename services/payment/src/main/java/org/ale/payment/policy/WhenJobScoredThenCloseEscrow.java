/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.policy;

import java.time.Instant;
import org.ale.kernel.JobId;
import org.ale.payment.domain.AccountCommand.CloseEscrow;
import org.ale.schemas.reputation.v1.JobScored;

/** When no pool of a job will be paid any more, what is left goes back to the client. */
final class WhenJobScoredThenCloseEscrow {
    private WhenJobScoredThenCloseEscrow() {}

    static CloseEscrow command(JobScored scored, Instant at) {
        return new CloseEscrow(JobId.of(scored.getJobId()), at);
    }
}
