/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.domain;

import org.ale.kernel.WorkerId;

/**
 * A member's reputation in a community.
 *
 * @param worker who
 * @param reputationMicro his reputation now; never negative
 */
public record Standing(WorkerId worker, long reputationMicro) {}
