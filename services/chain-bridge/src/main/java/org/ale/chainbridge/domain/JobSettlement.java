/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.io.Serializable;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;

/**
 * What moves out of a job's escrow on chain.
 *
 * @param paid to workers
 * @param fee to the treasury
 * @param refund back to the payer
 */
public record JobSettlement(JobId job, Ale paid, Ale fee, Ale refund) implements Serializable {
    public JobSettlement {
        if (paid.isNegative() || fee.isNegative() || refund.isNegative()) {
            throw new IllegalArgumentException("an escrow only gives");
        }
    }

    JobSettlement plus(JobSettlement other) {
        return new JobSettlement(
                job, paid.plus(other.paid), fee.plus(other.fee), refund.plus(other.refund));
    }

    JobSettlement minus(JobSettlement other) {
        return new JobSettlement(
                job, paid.minus(other.paid), fee.minus(other.fee), refund.minus(other.refund));
    }

    boolean releases() {
        return !paid.isZero() || !fee.isZero();
    }

    boolean refunds() {
        return !refund.isZero();
    }

    JobSettlement releaseOnly() {
        return new JobSettlement(job, paid, fee, Ale.ZERO);
    }

    JobSettlement refundOnly() {
        return new JobSettlement(job, Ale.ZERO, Ale.ZERO, refund);
    }
}
