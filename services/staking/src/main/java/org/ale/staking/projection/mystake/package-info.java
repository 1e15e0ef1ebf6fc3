/* SPDX-License-Identifier: Apache-2.0 */
/** What a worker has staked, and what it brought. */
@NullMarked
package org.ale.staking.projection.mystake;

import org.jspecify.annotations.NullMarked;
