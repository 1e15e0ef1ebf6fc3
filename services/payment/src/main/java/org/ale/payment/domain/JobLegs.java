/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import java.io.Serializable;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;

/**
 * What became of a job's deposit since the last batch.
 *
 * @param jobId the job
 * @param paid to workers
 * @param fee kept
 * @param refund to the client
 */
public record JobLegs(JobId jobId, Ale paid, Ale fee, Ale refund) implements Serializable {
    JobLegs plus(JobLegs other) {
        return new JobLegs(
                jobId, paid.plus(other.paid), fee.plus(other.fee), refund.plus(other.refund));
    }
}
