/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;

/**
 * The secret from which all draws of an epoch follow. Committed before the epoch, revealed after.
 */
@FunctionalInterface
public interface SeedSource {
    /** 32 bytes, the same each time. */
    byte[] seed(CommunityId communityId, long epoch);

    /** The hash of a seed, with which it is committed before any draw follows from it. */
    default byte[] commitment(CommunityId communityId, long epoch) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(seed(communityId, epoch));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The secret from which the order of a job's items follows: of an epoch that has no draws. */
    default byte[] orderSeed(JobId jobId) {
        return seed(new CommunityId(jobId.value()), 0);
    }
}
