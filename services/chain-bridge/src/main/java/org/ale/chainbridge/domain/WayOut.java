/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.util.List;
import java.util.Optional;

/** The two ways in which money leaves an escrow. */
enum WayOut {
    /** To workers and the treasury. */
    RELEASE,
    /** Back to the payer. */
    REFUND;

    /** Which way a transaction goes; none if it is of no job. */
    static Optional<WayOut> of(Intent intent) {
        return switch (intent) {
            case Intent.ReleaseEscrow _ -> Optional.of(RELEASE);
            case Intent.AllowRefund _ -> Optional.of(REFUND);
            case Intent.MintForCommunities _,
                    Intent.PostRoot _,
                    Intent.PostReputation _,
                    Intent.MintDue _,
                    Intent.PushClaim _,
                    Intent.CreateCommunity _,
                    Intent.SetAutoStake _,
                    Intent.ApproveEscrow _,
                    Intent.DepositFor _ ->
                    Optional.empty();
        };
    }

    boolean isOf(JobSettlement job) {
        return switch (this) {
            case RELEASE -> job.releases();
            case REFUND -> job.refunds();
        };
    }

    /** What of a job goes this way. */
    JobSettlement part(JobSettlement job) {
        return switch (this) {
            case RELEASE -> job.releaseOnly();
            case REFUND -> job.refundOnly();
        };
    }

    Intent intent(List<JobSettlement> parts) {
        return switch (this) {
            case RELEASE -> new Intent.ReleaseEscrow(parts);
            case REFUND -> new Intent.AllowRefund(parts);
        };
    }
}
