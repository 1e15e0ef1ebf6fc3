/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import org.ale.kernel.WorkerId;

/**
 * A vote of a closed pool, with what its worker is credited.
 *
 * @param worker who voted
 * @param label index of the label
 * @param credit BALANCED: how likely each label is without this vote, so that nobody is confirmed
 *     by himself; none where nothing is credited
 */
public record CreditedVote(WorkerId worker, int label, Millionths credit) {}
