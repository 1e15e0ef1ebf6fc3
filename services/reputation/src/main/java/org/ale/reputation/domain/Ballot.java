/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.domain;

import org.ale.kernel.WorkerId;

/**
 * One vote of a closed pool.
 *
 * @param worker who voted
 * @param label index of his label
 */
public record Ballot(WorkerId worker, int label) {}
