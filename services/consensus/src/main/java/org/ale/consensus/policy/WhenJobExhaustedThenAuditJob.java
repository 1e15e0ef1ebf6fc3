/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.policy;

import java.time.Instant;
import org.ale.consensus.domain.PoolCommand.AuditJob;
import org.ale.kernel.JobId;
import org.ale.schemas.assignment.v1.JobExhausted;

/** A job all of whose pools are closed is looked at again before its labels are final. */
final class WhenJobExhaustedThenAuditJob {
    private WhenJobExhaustedThenAuditJob() {}

    static AuditJob command(JobExhausted exhausted, Instant at) {
        return new AuditJob(JobId.of(exhausted.getJobId()), exhausted.getRound(), at);
    }
}
