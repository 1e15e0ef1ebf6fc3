/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import org.ale.kernel.CommunityId;

/**
 * The secret from which all draws of an epoch follow. Committed before the epoch, revealed after.
 */
@FunctionalInterface
public interface SeedSource {
    /** 32 bytes, the same each time. */
    byte[] seed(CommunityId communityId, long epoch);
}
