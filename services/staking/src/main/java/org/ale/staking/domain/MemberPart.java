/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.domain;

import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.WorkerId;

/**
 * One member's part of a community's part.
 *
 * @param community which
 * @param worker who
 * @param reputationMicro the weight of his part
 * @param amount his part
 */
public record MemberPart(
        CommunityId community, WorkerId worker, long reputationMicro, Ale amount) {}
