/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.domain;

import java.time.Instant;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.TaskType;

/** What may be asked about the reputation of a community's members. */
public sealed interface MemberCommand {
    /** Log time. */
    Instant at();

    /**
     * Credit a closed pool. A pool that an audit re-opened is credited anew when it closes again.
     */
    record CreditPool(
            PoolId poolId, Verdict verdict, MintTerms terms, TaskType taskType, Instant at)
            implements MemberCommand {}

    /** Credit a pool anew whose label, or whether it is resolved, an audit changed. */
    record RelabelPool(PoolId poolId, Verdict verdict, MintTerms terms, Instant at)
            implements MemberCommand {}

    /** Undo a pool's mint; asked by an operator. */
    record ReversePool(PoolId poolId, Instant at) implements MemberCommand {}

    /** Say that all pools of a job have been said. */
    record ScoreJob(JobId jobId, Instant at) implements MemberCommand {}
}
