/* SPDX-License-Identifier: Apache-2.0 */
/**
 * How a community's pools are decided: pure functions over votes.
 *
 * <p>Read {@link org.ale.consensus.domain.PoolDecider} first, then the two rules, {@link
 * org.ale.consensus.domain.StrictRule} and {@link org.ale.consensus.domain.BalancedRule}, then what
 * the balanced rule has learnt, {@link org.ale.consensus.domain.Accuracy}.
 */
@NullMarked
package org.ale.consensus.domain;

import org.jspecify.annotations.NullMarked;
