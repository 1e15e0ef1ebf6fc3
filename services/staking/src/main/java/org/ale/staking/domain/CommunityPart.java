/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.domain;

import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;

/**
 * One community's part of an epoch.
 *
 * @param community which
 * @param work paid to its workers in the epoch
 * @param fees kept of the same work
 * @param eligible members with enough stake for the whole epoch
 * @param uncapped its part before the cap; zero without an eligible member
 * @param amount its part
 */
public record CommunityPart(
        CommunityId community, Ale work, Ale fees, int eligible, Ale uncapped, Ale amount) {}
