/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;

/**
 * The secret from which all draws of an epoch follow. Committed before the epoch, revealed after.
 */
@FunctionalInterface
public interface SeedSource {
    /** 32 bytes, the same each time. */
    byte[] seed(CommunityId communityId, long epoch);

    /** The secret from which the order of a job's items follows: of an epoch that has no draws. */
    default byte[] orderSeed(JobId jobId) {
        return seed(new CommunityId(jobId.value()), 0);
    }
}
