/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.policy;

import java.time.Instant;
import org.ale.kernel.JobId;
import org.ale.reputation.domain.MemberCommand.ScoreJob;
import org.ale.schemas.consensus.v1.JobDecided;

/** Once all labels of a job are final, so are its scores; payment may close its escrow. */
final class WhenJobDecidedThenScoreJob {
    private WhenJobDecidedThenScoreJob() {}

    static ScoreJob command(JobDecided decided, Instant at) {
        return new ScoreJob(JobId.of(decided.getJobId()), at);
    }
}
