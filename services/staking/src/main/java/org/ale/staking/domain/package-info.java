/* SPDX-License-Identifier: Apache-2.0 */
/** Who staked what for how long, and how an inflation epoch is shared: pure rules. */
@NullMarked
package org.ale.staking.domain;

import org.jspecify.annotations.NullMarked;
