/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import org.ale.kernel.Ale;
import org.ale.kernel.WorkerId;

/**
 * What a worker earned since the last batch.
 *
 * @param worker who
 * @param amount above zero
 */
public record Earned(WorkerId worker, Ale amount) {}
