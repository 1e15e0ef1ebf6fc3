/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.domain;

import java.time.Instant;
import org.ale.kernel.Ale;

/**
 * One inflation period as the chain accrued it.
 *
 * @param index its number: 1, 2, …
 * @param stakers what the stakers got
 * @param communities what the communities may get at most
 * @param endedAt time of its last block
 */
public record Inflation(long index, Ale stakers, Ale communities, Instant endedAt) {}
